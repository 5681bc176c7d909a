"""What runs beside a student's code: it calls the answer and writes down what comes out.

Nothing here knows what should have come out. A recorder gets the answer and the inputs that were
drawn elsewhere, and returns arrays; what they mean is judged where no student's code runs. So this
package imports no judge, no reference answer and no lesson, and a test holds it to that.

In reading order: `recorded` (whatever an answer does, there is evidence), `time_limit`, `returned`
(what an answer may return), `call` (the usual recorder), `twice`, `differentiation`; then the
recorders of exercises that play with networks, one file for each kind.
"""
