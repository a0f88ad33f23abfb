"""Rules that check OKR drafts."""
