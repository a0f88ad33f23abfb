"""What all tests rely on."""

import signal

# Who starts the tests in the background of a script has them ignore interrupts, and with them the commands they try.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
