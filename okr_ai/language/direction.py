"""Characters that turn the direction of writing round: on a page they could make words say what they do not."""

# the marks of explicit embedding, override and isolation (Unicode TR 36, 3.1), each as it is shown
SHOWN = {mark: f"[U+{mark:04X}]" for mark in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
