"""Pindahan: waves on a time line, who goes where, what is paid twice, plan against realised."""
