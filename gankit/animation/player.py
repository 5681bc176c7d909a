def write_html(a, p, t):
    pass


def notebook_html(a):
    pass
