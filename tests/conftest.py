"""What all tests rely on."""

import signal

from hypothesis import settings

# Who starts the tests in the background of a script has them ignore interrupts, and with them the commands they try.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples on every machine and in every run, however slow; `make search` looks for others.
settings.register_profile("same", derandomize=True, deadline=None, database=None)
settings.register_profile("random", derandomize=False, deadline=None, print_blob=True)
settings.load_profile("same")
