"""A slow phone, as Chromium plays one."""

from __future__ import annotations

from playwright.sync_api import CDPSession

SLOWER = 4  # times, its processor than this machine's
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}  # ms, bytes/s


def slow_processor(client: CDPSession) -> None:
    """Slow the page's processor down."""
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def slow_network(client: CDPSession) -> None:
    """Slow the page's network down."""
    client.send("Network.enable")
    client.send("Network.emulateNetworkConditions", NETWORK)
