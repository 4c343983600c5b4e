"""The core case: integers only; what the engine sees, exports and hashes."""
