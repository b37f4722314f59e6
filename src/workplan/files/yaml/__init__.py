"""Bytes to plain data: decoded, mended where hands slipped, read past every fault, each with its place."""
