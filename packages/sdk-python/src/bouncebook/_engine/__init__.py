"""The matching engine, made from MATCHING.md. Each module is one step of it."""
