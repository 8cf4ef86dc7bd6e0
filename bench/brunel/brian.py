"""Brunel's network (2000, model A: g = 5, twice the threshold rate) in Brian 2, as its manual would write it.

Prints one JSON object: seconds to build the network and to generate and compile its code, processor seconds for one
simulated second, and the rate that it fired at. The cost of starting a run is left out: it is the same in both runs.
"""

import json
import sys
import time

from brian2 import Hz, Network, NeuronGroup, PoissonInput, SpikeMonitor, Synapses, defaultclock, ms, mV, prefs, second, seed

prefs.codegen.target = "cython"
defaultclock.dt = 0.1 * ms
seed(1)

simulated = float(sys.argv[1])
excitatory, inhibitory = 10_000, 2_500
namespace = {"tau": 20 * ms, "J": 0.1 * mV, "theta": 20 * mV, "Vr": 10 * mV, "g": 5}

begun = time.perf_counter()
neurons = NeuronGroup(
    excitatory + inhibitory,
    "dv/dt = -v / tau : volt (unless refractory)",
    threshold="v >= theta",
    reset="v = Vr",
    refractory=2 * ms,
    method="exact",
    namespace=namespace,
)
neurons.v = "theta * rand()"
excite = Synapses(neurons[:excitatory], neurons, on_pre="v += J", delay=1.5 * ms, namespace=namespace)
excite.connect(p=0.1)
inhibit = Synapses(neurons[excitatory:], neurons, on_pre="v -= g * J", delay=1.5 * ms, namespace=namespace)
inhibit.connect(p=0.1)
external = PoissonInput(neurons, "v", 1000, 20 * Hz, weight=0.1 * mV)
spikes = SpikeMonitor(neurons, record=False)
network = Network(neurons, excite, inhibit, external, spikes)
network.run(100 * ms)
built = time.perf_counter() - begun


def run(duration):
    start = time.process_time()  # it has one thread; others on the machine do not count
    network.run(duration * second)
    return time.process_time() - start


run(0.1)
before, short = spikes.num_spikes, run(0.1)
middle, long = spikes.num_spikes, run(0.1 + simulated)
rate = (spikes.num_spikes - middle) / (len(neurons) * (0.1 + simulated))
print(json.dumps({"buildSeconds": built, "secondSeconds": (long - short) / simulated, "rateHz": rate}))
