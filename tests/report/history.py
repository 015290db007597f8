"""Gives the database a week of runs and issues with hostile subjects: history.py DATABASE"""
import datetime
import json
import math
import random
import sqlite3
import sys

NOW = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
DICE = random.Random(7)
HOSTILE = ['<script>alert("issue")</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='alert(2)", '</title></style><svg onload=alert(3)>', 'Käse & Brot \u202e txt.exe']


def text(instant):
    return instant.strftime('%Y-%m-%dT%H:%M:%S.000Z')


def writes(total):
    return {'Created': total // 3, 'Updated': total - total // 3, 'Deleted': 0}


def run(db, connection, staff, started, failure=None):
    hour = (started.hour + 1) % 24
    busy = 0 if started.weekday() > 4 or not 7 <= hour <= 18 else math.exp(-((hour - 10.5) ** 2) / 14)
    eserp, exchange = (0, 0) if failure else (int(DICE.random() * 5 * busy), int(DICE.random() * 8 * busy))
    seconds = 0.8 + 0.25 * (eserp + exchange) + DICE.random() * 0.6
    summary = {
        'Eserp': writes(eserp), 'Exchange': writes(exchange), 'Skipped': 0,
        'Conflicts': int(DICE.random() < 0.02 and busy > 0), 'Errors': int(failure is not None or DICE.random() < 0.004),
        'Failure': failure, 'Duration': str(datetime.timedelta(seconds=seconds)),
    }
    db.execute(
        'INSERT INTO es_Run (ConnectionId, StaffNumber, Started, Finished, IsComplete, Summary) VALUES (?, ?, ?, ?, ?, ?)',
        (connection, staff, text(started), text(started + datetime.timedelta(seconds=seconds)), failure is None, json.dumps(summary)))


db = sqlite3.connect(sys.argv[1])
db.execute('UPDATE es_Run SET RunId = RunId + 1000000')
db.execute("DELETE FROM sqlite_sequence WHERE name = 'es_Run'")
mailboxes = db.execute('SELECT ConnectionId, StaffNumber FROM es_SyncedStaff ORDER BY StaffNumber').fetchall()
last = db.execute('SELECT max(RunId) FROM es_Run').fetchone()[0]
first = NOW - datetime.timedelta(days=7) + datetime.timedelta(minutes=20)
rows = []
for connection, staff in mailboxes:
    at = first
    while at < NOW - datetime.timedelta(minutes=16):
        rows.append((at, connection, staff))
        at += datetime.timedelta(minutes=15)
number = 0
for at, connection, staff in sorted(rows):
    failure = None
    if staff == 1005 and at > NOW - datetime.timedelta(hours=5):
        failure = 'The mailbox does not exist on the server.'
    elif staff == 1004 and at > NOW - datetime.timedelta(minutes=40):
        failure = 'The mailbox does not exist on the server.'
    elif DICE.random() < 0.004:
        failure = 'The server did not answer within 100 seconds; the next run tries again.'
    run(db, connection, staff, at, failure)
    number += 1
    db.execute('UPDATE es_Run SET RunId = ? WHERE RunId = last_insert_rowid()', (number,))
reasons = ['Unreadable', 'RefusedByExchange', 'Meeting', 'OutOfScope', 'Private']
for index, subject in enumerate(HOSTILE + ['Aufmaß Halle 3', 'Jour fixe', 'Abnahme Dach', 'Bewerbungsgespräch']):
    reason = reasons[min(index, 4)] if index < 4 else reasons[index % 3]
    db.execute(
        'INSERT INTO es_Issue (ConnectionId, StaffNumber, Kind, Subject, Reason, Message, Retry, FirstSeen, LastSeen, LastRunId) VALUES (?, ?, 0, ?, ?, ?, 1, ?, ?, ?)',
        (*mailboxes[index % 3], subject, reason, 'The item could not be read, so nothing is concluded from it; the next run tries again.',
         text(NOW - datetime.timedelta(hours=5 * index + 2)), text(NOW - datetime.timedelta(minutes=12)), last))
db.execute(
    'INSERT INTO es_Issue (ConnectionId, StaffNumber, Kind, Subject, Reason, Message, Retry, FirstSeen, LastSeen, LastRunId) VALUES (?, ?, 0, ?, ?, ?, 0, ?, ?, ?)',
    (*mailboxes[0], 'Secret of a private item', 'Private', 'The item is private.', text(NOW), text(NOW), last))
db.commit()
