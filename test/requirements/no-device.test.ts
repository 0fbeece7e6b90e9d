import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type TrackedFile, trackedFiles } from '../architecture/tracked-files.ts';

/** Ways of a browser or of Node to something beside the network: a pump or a programmer could stand there. */
const ways = [
  /\bnavigator\s*(?:\?\.|\.)\s*(?:bluetooth|serial|usb|hid|nfc|requestMIDIAccess)\b/,
  /\bnavigator\s*\[/,
  /\bNDEFReader\b|\bBluetoothDevice\b|\bUSBDevice\b|\bHIDDevice\b|\bSerialPort\b/,
  /\/dev\/(?:tty|cu\.|usb|hidraw|rfcomm)/,
  /['"](?:node:)?dgram['"]/,
];

/** Packages that speak to devices, by their names in the registry. */
const speaksToDevices =
  /^@serialport\/|(?:^|\/)(?:serialport|bluetooth|noble|bleno|node-ble|webbluetooth|usb|webusb|node-hid|hid|nfc|pcsclite|smartcard|modbus|onoff|i2c-bus|spi-device|pigpio)(?:-[\w-]+)?$/;

function waysToDevices(files: readonly TrackedFile[]): string[] {
  return files
    .filter((file) => file.path.startsWith('src/') && /\.(tsx?|cjs)$/.test(file.path))
    .flatMap((file) =>
      ways.flatMap((way) => {
        const found = way.exec(file.text);
        return found === null ? [] : [`${file.path} uses ${found[0]}`];
      }),
    );
}

/** Every package of a lock file, also what packages bring along. */
function packagesThatSpeakToDevices(lock: string): string[] {
  const { packages } = JSON.parse(lock) as { packages: Record<string, unknown> };
  return Object.keys(packages)
    .map((at) => at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length))
    .filter((name) => speaksToDevices.test(name));
}

const files = trackedFiles();

test('[SR-25] no source speaks to a port, a radio or a device', () => {
  assert.deepEqual(waysToDevices(files), []);
});

test('[SR-25] no package that speaks to devices is installed, nor is one brought along', () => {
  const locks = files.filter((file) => file.path.endsWith('package-lock.json'));
  assert.ok(locks.some((file) => file.path === 'package-lock.json'));
  assert.deepEqual(
    locks.flatMap((file) => packagesThatSpeakToDevices(file.text)),
    [],
  );
});

test('a way to a device is found however it is written', () => {
  for (const text of [
    'await navigator.bluetooth.requestDevice()',
    "navigator['serial']",
    'const port: SerialPort = x',
    'new NDEFReader()',
    "open('/dev/ttyUSB0')",
    "import { createSocket } from 'node:dgram';",
    'navigator?.usb',
  ])
    assert.equal(waysToDevices([{ path: 'src/pump/planted.ts', text }]).length, 1, text);
  assert.deepEqual(waysToDevices([{ path: 'src/web/a.ts', text: 'navigator.language; usbHub' }]), []);
});

test('a package for devices is found wherever it is installed, and no other is taken for one', () => {
  const lock = (name: string): string =>
    JSON.stringify({ packages: { '': {}, [`node_modules/${name}`]: {} } });
  for (const name of [
    'serialport',
    '@serialport/parser-readline',
    '@abandonware/noble',
    'usb',
    'a/node_modules/node-hid',
  ])
    assert.equal(packagesThatSpeakToDevices(lock(name)).length, 1, name);
  for (const name of ['react', 'busboy', 'hidden', '@noble/hashes'])
    assert.equal(packagesThatSpeakToDevices(lock(name)).length, 0, name);
});
