# The course in a container, for people who have Docker and nothing else.
#   docker build -t gankit .                               CPU
#   docker build -t gankit-gpu --build-arg EXTRA=gpu .     an NVIDIA GPU on the host; run with --gpus all
FROM python:3.12-slim

ARG EXTRA=cpu
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 TF_CPP_MIN_LOG_LEVEL=2 PATH=/opt/venv/bin:$PATH

RUN python -m venv /opt/venv
WORKDIR /opt/course
COPY requirements.txt constraints.txt pyproject.toml README.md LICENSE ./
COPY gankit gankit
# The headless OpenCV needs none of the libraries of a screen.
RUN pip install -c constraints.txt -e . \
    && pip uninstall --yes opencv-python \
    && pip install -c constraints.txt --force-reinstall --no-deps opencv-python-headless \
    && if [ "$EXTRA" = gpu ]; then pip install -c constraints.txt "tensorflow[and-cuda]"; fi
COPY . .

RUN useradd --create-home --uid 1000 learner \
    && mkdir -p /home/learner/work && cp -r notebooks /home/learner/course \
    && rm -rf /home/learner/course/masters && chown -R learner:learner /home/learner
USER learner
WORKDIR /home/learner
EXPOSE 8888
CMD ["jupyter", "lab", "--ip=0.0.0.0", "--port=8888", "--no-browser"]
