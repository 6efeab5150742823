# Generated from registry/ by `pnpm generate`. Do not edit: change the registry and generate again.

__version__ = "0.1.0"
registry_version = "0.1.0"
