"""Reviewed drafts written out: for people, for programs, for the services that show findings beside a change."""
