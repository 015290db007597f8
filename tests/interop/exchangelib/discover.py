"""Finds the server through exchangelib's Autodiscover, by SOAP and by plain XML, and reads a calendar at the address that was found.

usage: discover.py MAILBOX USER PASSWORD      with HTTPS_PROXY and HTTP_PROXY, behind which every host name leads to the server
Prints 'ok NAME' or 'FAIL NAME: reason' for each step.
"""

import sys
import traceback

from exchangelib import BASIC, IMPERSONATION, Account, Configuration, Credentials
from exchangelib.autodiscover.cache import autodiscover_cache
from exchangelib.autodiscover.discovery.base import BaseAutodiscovery
from exchangelib.autodiscover.discovery.pox import PoxAutodiscovery
from exchangelib.autodiscover.discovery.soap import SoapAutodiscovery
from exchangelib.errors import AutoDiscoverFailed, ErrorNonExistentMailbox

# The names are known to the proxy alone.
BaseAutodiscovery._ensure_valid_hostname = lambda self, url: None
BaseAutodiscovery._get_srv_records = lambda self, hostname: []


def finds(kind, mailbox, credentials):
    autodiscover_cache.clear()
    answer, protocol = kind(email=mailbox, credentials=credentials).discover()
    assert answer.autodiscover_smtp_address == mailbox, answer.autodiscover_smtp_address
    url = protocol.service_endpoint
    domain = mailbox.split("@")[1]
    assert url == f"https://{domain}/EWS/Exchange.asmx", url
    config = Configuration(service_endpoint=url, credentials=credentials, auth_type=BASIC)
    account = Account(primary_smtp_address=mailbox, config=config, autodiscover=False, access_type=IMPERSONATION)
    assert account.calendar.total_count is not None


def knows_nobody_else(kind, mailbox, credentials):
    autodiscover_cache.clear()
    try:
        kind(email="nobody@" + mailbox.split("@")[1], credentials=credentials).discover()
    except (AutoDiscoverFailed, ErrorNonExistentMailbox):
        return
    raise AssertionError("a mailbox was found that is not there")


def main(mailbox, user, password):
    failed = False
    credentials = Credentials(user, password)
    for name, kind in [("soap", SoapAutodiscovery), ("plain_xml", PoxAutodiscovery)]:
        for step in [finds, knows_nobody_else]:
            try:
                step(kind, mailbox, credentials)
                print(f"ok autodiscover_{name}_{step.__name__}")
            except Exception as error:  # every failure is told, the later steps still run
                failed = True
                print(f"FAIL autodiscover_{name}_{step.__name__}: {type(error).__name__}: {error}")
                traceback.print_exc()
    return failed


if __name__ == "__main__":
    sys.exit(1 if main(*sys.argv[1:]) else 0)
