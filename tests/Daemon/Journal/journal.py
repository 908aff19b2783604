"""Reads a journal from what engine/README.md says of it, with Debian's python3-msgpack and nothing of this project,
and holds every record against a line of `mre journal dump` on standard input.

    python3 journal.py DIR persisted-numbers.txt
"""

import base64
import datetime
import json
import os
import re
import struct
import sys

import msgpack

HEADER = struct.Struct('<4sBBHIIqq')
EPOCH = datetime.datetime(1970, 1, 1)


def crc32c(data):
    remainder = 0xFFFFFFFF
    for byte in data:
        remainder ^= byte
        for _ in range(8):
            remainder = (remainder >> 1) ^ (0x82F63B78 if remainder & 1 else 0)
    return remainder ^ 0xFFFFFFFF


def read_names(path):
    """Words by enum and number, fields by record and number, as the list of persisted numbers has them."""
    words, fields = {}, {}
    for line in open(path, encoding='utf-8'):
        if match := re.fullmatch(r'(\w+)\.(\w+) = (\d+)\n', line):
            words.setdefault(match[1], {})[int(match[3])] = match[2]
        elif match := re.fullmatch(r'(\w+)\[(\d+)\] = (\w+): (\w+)(?: (\w+))?(?:, required)?\n', line):
            fields.setdefault(match[1], {})[int(match[2])] = match.groups()[2:]
    return words, fields


WORDS, FIELDS = read_names(sys.argv[2])

# The bodies that have the name of another kind.
SHARED = {'RoutingConference': 'Conference', 'RoutingTransfer': 'Transfer', 'UpdateTaskState': 'ChangeTaskState',
          'NewTask': 'CreateTask', 'RoutingGetEstimatedWait': 'GetEstimatedWait'}


def put_time(shown, name, value):
    shown[name] = value
    shown[name + ':iso'] = (EPOCH + datetime.timedelta(milliseconds=value)).isoformat(timespec='milliseconds') + 'Z'


def show(record, values):
    shown = {}
    for number, value in values.items():
        name, kind, more = FIELDS[record][number]
        if isinstance(value, bytes):
            shown[name + ':base64'] = base64.b64encode(value).decode()
        elif kind == 'Word':
            shown[name] = WORDS[more][value]
        elif kind == 'Records':
            shown[name] = [show(more, one) for one in value]
        elif kind == 'Int64' and name.endswith('Time'):
            put_time(shown, name, value)
        else:
            shown[name] = value
    return shown


def show_payload(kind, payload):
    value = msgpack.unpackb(payload, strict_map_key=False)
    if kind != 'Command':
        return {kind: show(kind, value)}
    shown = {'Command': show('Command', value[0])}
    if len(value) > 1:
        body = shown['Command']['Kind']
        body = SHARED.get(body, body)
        shown[body] = show(body, value[1])
    return shown


def read_records(directory):
    chain, last = 0, 0
    for name in sorted(name for name in os.listdir(directory) if re.fullmatch(r'journal-\d{20}', name)):
        data = open(os.path.join(directory, name), 'rb').read()
        offset = 0
        while offset + HEADER.size <= len(data) and data[offset:offset + 4] == b'MRJR':
            _, version, kind, _, length, before, sequence, time = HEADER.unpack_from(data, offset)
            end = offset + HEADER.size + length
            (checksum,) = struct.unpack_from('<I', data, end)
            assert version == 1 and before == chain and checksum == crc32c(data[offset:end]), (name, offset)
            if WORDS['RecordKind'][kind] != 'SegmentStart':
                assert sequence == last + 1, (name, offset)
                last = sequence
                yield sequence, time, WORDS['RecordKind'][kind], data[offset + HEADER.size:end]
            chain = checksum
            offset = (end + 4 + 7) // 8 * 8
        assert not any(data[offset:]), (name, offset)


lines = sys.stdin.read().split('\n')[:-1]
count = 0
for sequence, time, kind, payload in read_records(sys.argv[1]):
    seen = {'Sequence': sequence}
    put_time(seen, 'Time', time)
    seen |= {'Kind': kind, **show_payload(kind, payload)}
    said = json.loads(lines[count])
    # Compared as text, so that 1 is not True, and the order of the names counts.
    assert json.dumps(seen) == json.dumps(said), f'python reads {json.dumps(seen)}, the dump says {json.dumps(said)}'
    count += 1
assert count == len(lines), f'{count} records and {len(lines)} lines'
print(f'{count} records agree')
