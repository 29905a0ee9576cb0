// QR codes for short texts, made in the browser so that what they hold goes nowhere. Byte mode, error correction M, versions 1 to 10: a
// Wi-Fi with the longest name and password fits. Written after ISO/IEC 18004; the tests compare it with another maker of QR codes.

// Of each version: correction codewords of a block, then pairs of how many blocks and how many data codewords in each.
const versions = [
  [10, 1, 16], [16, 1, 28], [26, 1, 44], [18, 2, 32], [24, 2, 43],
  [16, 4, 27], [18, 4, 31], [22, 2, 38, 2, 39], [22, 3, 36, 2, 37], [26, 4, 43, 1, 44],
];
const alignments = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];
const masks = [
  (x, y) => (x + y) % 2 === 0,
  (x, y) => y % 2 === 0,
  x => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (x, y) => x * y % 2 + x * y % 3 === 0,
  (x, y) => (x * y % 2 + x * y % 3) % 2 === 0,
  (x, y) => ((x + y) % 2 + x * y % 3) % 2 === 0,
];

/** The text a telephone joins a Wi-Fi with. */
export function wifiText(name, password) {
  const escaped = text => text.replace(/[\\;,:"]/g, '\\$&');
  return password === ''
    ? `WIFI:T:nopass;S:${escaped(name)};;`
    : `WIFI:T:WPA;S:${escaped(name)};P:${escaped(password)};;`;
}

/** Rows of true (dark) and false, without the light border; null when the text is too long. */
export function qrCode(text, mask) {
  const bytes = [...new TextEncoder().encode(text)];
  const version = versions.findIndex((v, i) => bytes.length <= dataLength(v) - (i < 9 ? 2 : 3)) + 1;
  if (version === 0) return null;
  const stream = codewords(bytes, version);
  if (mask !== undefined) return matrix(stream, version, mask).rows;
  const all = masks.map((_, i) => matrix(stream, version, i).rows);
  const faults = all.map(penalty);
  return all[faults.indexOf(Math.min(...faults))];
}

function blocksOf([, ...pairs]) {
  const blocks = [];
  for (let i = 0; i < pairs.length; i += 2) blocks.push(...Array(pairs[i]).fill(pairs[i + 1]));
  return blocks;
}

function dataLength(version) {
  return blocksOf(version).reduce((a, b) => a + b, 0);
}

// Data and correction of all blocks, in the order they are drawn.
function codewords(bytes, version) {
  const [correction] = versions[version - 1];
  const blocks = blocksOf(versions[version - 1]);
  const length = dataLength(versions[version - 1]);
  const bits = [];
  const push = (value, count) => { for (let i = count - 1; i >= 0; i--) bits.push(value >> i & 1); };
  push(4, 4);
  push(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) push(byte, 8);
  push(0, Math.min(4, length * 8 - bits.length));
  push(0, (8 - bits.length % 8) % 8);
  for (let pad = 0xec; bits.length < length * 8; pad ^= 0xec ^ 0x11) push(pad, 8);

  const data = Array.from({ length }, (_, i) => parseInt(bits.slice(i * 8, i * 8 + 8).join(''), 2));
  let at = 0;
  const parts = blocks.map(size => data.slice(at, at += size));
  const corrections = parts.map(part => remainder(part, correction));
  const woven = [];
  for (let i = 0; i < Math.max(...blocks); i++) for (const part of parts) if (i < part.length) woven.push(part[i]);
  for (let i = 0; i < correction; i++) for (const part of corrections) woven.push(part[i]);
  return woven;
}

// Numbers of the field with 256 elements that QR codes count in.
const powers = [];
const logarithms = [];
for (let i = 0, x = 1; i < 255; i++) {
  powers[i] = x;
  logarithms[x] = i;
  x = x << 1 ^ (x > 127 ? 0x11d : 0);
}
const times = (a, b) => a === 0 || b === 0 ? 0 : powers[(logarithms[a] + logarithms[b]) % 255];

// The remainder of the data divided by the polynomial of Reed and Solomon.
function remainder(data, degree) {
  let divisor = [1];
  for (let i = 0; i < degree; i++) {
    const next = [...divisor, 0];
    divisor.forEach((factor, k) => { next[k + 1] ^= times(factor, powers[i]); });
    divisor = next;
  }
  const rest = [...data, ...Array(degree).fill(0)];
  data.forEach((_, i) => {
    const factor = rest[i];
    divisor.forEach((d, k) => { rest[i + k] ^= times(d, factor); });
  });
  return rest.slice(data.length);
}

function matrix(stream, version, mask) {
  const size = 17 + 4 * version;
  const rows = Array.from({ length: size }, () => Array(size).fill(false));
  const taken = Array.from({ length: size }, () => Array(size).fill(false));
  const set = (x, y, dark) => { rows[y][x] = dark; taken[y][x] = true; };

  for (let i = 0; i < size; i++) { set(i, 6, i % 2 === 0); set(6, i, i % 2 === 0); }
  for (const [left, top] of [[0, 0], [size - 7, 0], [0, size - 7]])
    for (let y = -1; y < 8; y++)
      for (let x = -1; x < 8; x++)
        if (rows[top + y]?.[left + x] !== undefined) {
          const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
          set(left + x, top + y, ring !== 2 && ring !== 4);
        }
  const places = alignments[version - 1];
  for (const cy of places)
    for (const cx of places)
      if (!(cx === 6 && cy === 6) && !(cx === 6 && cy === size - 7) && !(cx === size - 7 && cy === 6))
        for (let y = -2; y <= 2; y++)
          for (let x = -2; x <= 2; x++) set(cx + x, cy + y, Math.max(Math.abs(x), Math.abs(y)) !== 1);
  format(set, size, mask);
  if (version > 6) versionMark(set, size, version);

  let bit = 0;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    const upwards = (right + 1 & 2) === 0;
    for (let step = 0; step < size; step++)
      for (const x of [right, right - 1]) {
        const y = upwards ? size - 1 - step : step;
        if (taken[y][x]) continue;
        const dark = bit < stream.length * 8 && (stream[bit >> 3] >> 7 - (bit & 7) & 1) === 1;
        rows[y][x] = dark !== masks[mask](x, y);
        bit++;
      }
  }
  return { rows };
}

// Error correction M and the mask, twice; and the module that is always dark.
function format(set, size, mask) {
  const bits = (mask << 10 | bch(mask, 10, 0x537)) ^ 0x5412;
  const at = i => (bits >> i & 1) === 1;
  for (let i = 0; i < 6; i++) set(8, i, at(i));
  set(8, 7, at(6));
  set(8, 8, at(7));
  set(7, 8, at(8));
  for (let i = 9; i < 15; i++) set(14 - i, 8, at(i));
  for (let i = 0; i < 8; i++) set(size - 1 - i, 8, at(i));
  for (let i = 8; i < 15; i++) set(8, size - 15 + i, at(i));
  set(8, size - 8, true);
}

function versionMark(set, size, version) {
  const bits = version << 12 | bch(version, 12, 0x1f25);
  for (let i = 0; i < 18; i++) {
    const [far, near] = [size - 11 + i % 3, Math.floor(i / 3)];
    set(far, near, (bits >> i & 1) === 1);
    set(near, far, (bits >> i & 1) === 1);
  }
}

function bch(value, degree, polynomial) {
  let rest = value << degree;
  for (let i = 31; i >= degree; i--) if (rest >> i & 1) rest ^= polynomial << i - degree;
  return rest;
}

// How hard a code is to read, by the four rules of the standard.
function penalty(rows) {
  const size = rows.length;
  const columns = rows.map((_, x) => rows.map(row => row[x]));
  let sum = 0;
  for (const line of [...rows, ...columns]) {
    let run = 0;
    for (let i = 0; i < size; i++) {
      run = i > 0 && line[i] === line[i - 1] ? run + 1 : 1;
      if (run === 5) sum += 3;
      else if (run > 5) sum++;
    }
    const text = line.map(Number).join('');
    for (let i = 0; i + 11 <= size; i++)
      if (text.startsWith('10111010000', i) || text.startsWith('00001011101', i)) sum += 40;
  }
  for (let y = 0; y + 1 < size; y++)
    for (let x = 0; x + 1 < size; x++)
      if (rows[y][x] === rows[y][x + 1] && rows[y][x] === rows[y + 1][x] && rows[y][x] === rows[y + 1][x + 1]) sum += 3;
  const dark = rows.flat().filter(Boolean).length / (size * size);
  return sum + Math.floor(Math.abs(dark * 100 - 50) / 5) * 10;
}
