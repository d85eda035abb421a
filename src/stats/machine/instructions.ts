/**
 * Instructions of WebAssembly as their bytes, each with its operands before it, so that code reads
 * like the expression it computes. `v128` values hold two doubles or four words.
 * Source: WebAssembly Core Specification 2.0 (2022), section 5.4.
 */

/** Bytes of code that leave one value, or none, in the order in which they stand. */
export type Code = readonly (number | Code)[]

/** A whole number as the variable-length bytes of the format. */
export function unsigned(value: number): readonly number[] {
  const bytes: number[] = []
  let rest = value
  do {
    const low = rest % 128
    rest = Math.floor(rest / 128)
    bytes.push(rest > 0 ? low + 128 : low)
  } while (rest > 0)
  return bytes
}

function signed(value: number): readonly number[] {
  const bytes: number[] = []
  let rest = value
  for (;;) {
    const low = rest & 127
    rest >>= 7
    const last = (rest === 0 && (low & 64) === 0) || (rest === -1 && (low & 64) !== 0)
    bytes.push(last ? low : low | 128)
    if (last) return bytes
  }
}

/** The value of a parameter or local. */
export function get(local: number): Code {
  return [0x20, unsigned(local)]
}

/** Puts a value into a local. */
export function set(local: number, value: Code): Code {
  return [value, 0x21, unsigned(local)]
}

/** Puts a value into a local and leaves it. */
export function tee(local: number, value: Code): Code {
  return [value, 0x22, unsigned(local)]
}

/** A word that is known. */
export function word(value: number): Code {
  return [0x41, signed(value)]
}

/** Operations on words: addresses and their parts. */
export const words = {
  add: (a: Code, b: Code): Code => [a, b, 0x6a],
  multiply: (a: Code, b: Code): Code => [a, b, 0x6c],
  and: (a: Code, b: Code): Code => [a, b, 0x71],
  shiftLeft: (a: Code, bits: number): Code => [a, word(bits), 0x74],
  /** Zeros come in. */
  shiftRight: (a: Code, bits: number): Code => [a, word(bits), 0x76],
  below: (a: Code, b: Code): Code => [a, b, 0x49],
  or: (a: Code, b: Code): Code => [a, b, 0x72],
  /** How many zeros stand below its lowest one. */
  zerosBelow: (a: Code): Code => [a, 0x68],
  subtract: (a: Code, b: Code): Code => [a, b, 0x6b],
  /** With sign. */
  atLeastZero: (a: Code): Code => [a, word(0), 0x4e],
}

/** Repeats the body while the condition, at its end, is not 0. */
export function repeat(body: Code, condition: Code): Code {
  return [0x03, 0x40, body, condition, 0x0d, 0x00, 0x0b]
}

/** Runs the body where a word is not 0. */
export function when(condition: Code, body: Code): Code {
  return [condition, 0x04, 0x40, body, 0x0b]
}

function vector(operation: number, ...operands: readonly Code[]): Code {
  return [operands, 0xfd, unsigned(operation)]
}

/** 16 bytes from an address. */
export function load(address: Code, offset = 0): Code {
  return [vector(0x00, address), 4, unsigned(offset)]
}

/** Puts 16 bytes at an address. */
export function store(address: Code, value: Code, offset = 0): Code {
  return [vector(0x0b, address, value), 4, unsigned(offset)]
}

/** A double in both places. */
export function both(value: Code): Code {
  return vector(0x14, value)
}

/** A double that is known, in both places (engines keep it in a register through a loop, unlike a constant of 16 bytes). */
export function double(value: number): Code {
  return both([0x44, ...new Uint8Array(Float64Array.of(value).buffer)])
}

/** 64 bits that are known, in both places: the upper word and the lower one. */
export function bits(upper: number, lower: number): Code {
  return both([0x44, ...new Uint8Array(Int32Array.of(lower, upper).buffer)])
}

/** A word that is known, in all four places. */
export function fourWords(value: number): Code {
  return bits(value, value)
}

/** A word in all four places. */
export function wordInAll(value: Code): Code {
  return vector(0x11, value)
}

/** The word at an address. */
export function load32(address: Code, offset = 0): Code {
  return [address, 0x28, 2, unsigned(offset)]
}

/** 16 bits at an address, without sign, as a word. */
export function load16(address: Code, offset = 0): Code {
  return [address, 0x2f, 1, unsigned(offset)]
}

/** Puts a word at an address. */
export function store32(address: Code, value: Code, offset = 0): Code {
  return [address, value, 0x36, 2, unsigned(offset)]
}

/** The double at an address. */
export function load64(address: Code, offset = 0): Code {
  return [address, 0x2b, 3, unsigned(offset)]
}

/** Puts a double at an address. */
export function store64(address: Code, value: Code, offset = 0): Code {
  return [address, value, 0x39, 3, unsigned(offset)]
}

/** The sum of two doubles. */
export function addDoubles(a: Code, b: Code): Code {
  return [a, b, 0xa0]
}

/** 16 bytes chosen by place from two times 16. */
export function shuffle(a: Code, b: Code, places: readonly number[]): Code {
  return [vector(0x0d, a, b), ...places]
}

/** Both first doubles of two vectors. */
export function firsts(a: Code, b: Code): Code {
  return shuffle(a, b, [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23])
}

/** Both second doubles of two vectors. */
export function seconds(a: Code, b: Code): Code {
  return shuffle(a, b, [8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31])
}

/** 64 bits of two times 64: a long. */
export function longAt(value: Code, place: number): Code {
  return [vector(0x1d, value), place]
}

/** One of the two words of a long. */
export function wordOfLong(long: Code, half: 'lower' | 'upper'): Code {
  return half === 'lower' ? [long, 0xa7] : [long, 0x42, signed(32), 0x88, 0xa7]
}

/** One of the four words. */
export function wordAt(value: Code, place: number): Code {
  return [vector(0x1b, value), place]
}

/** Operations on two doubles at a time, or on bits. */
export const vectors = {
  above: (a: Code, b: Code): Code => vector(0x4a, a, b),
  size: (a: Code): Code => vector(0xec, a),
  atMost: (a: Code, b: Code): Code => vector(0x4b, a, b),
  atLeast: (a: Code, b: Code): Code => vector(0x4c, a, b),
  not: (a: Code): Code => vector(0x4d, a),
  /** 1 where any bit is set, as a word. */
  any: (a: Code): Code => vector(0x53, a),
  /** 1 where neither of two times 64 bits is 0, as a word. */
  allOfLongs: (a: Code): Code => vector(0xc3, a),
  and: (a: Code, b: Code): Code => vector(0x4e, a, b),
  or: (a: Code, b: Code): Code => vector(0x50, a, b),
  exclusiveOr: (a: Code, b: Code): Code => vector(0x51, a, b),
  /** Four words by a number of bits; the sign comes in. */
  shiftWordsRight: (a: Code, count: number): Code => vector(0xac, a, word(count)),
  /** Two times 64 bits; zeros come in. */
  shiftRight: (a: Code, count: number): Code => vector(0xcd, a, word(count)),
  shiftLeft: (a: Code, count: number): Code => vector(0xcb, a, word(count)),
  /** The first two words as 64 bits. */
  widen: (a: Code): Code => vector(0xc9, a),
  same: (a: Code, b: Code): Code => vector(0x47, a, b),
  differs: (a: Code, b: Code): Code => vector(0x48, a, b),
  below: (a: Code, b: Code): Code => vector(0x49, a, b),
  /** The first eight of 16 bytes, and the last, as halves of words without sign. */
  firstBytesAsHalves: (a: Code): Code => vector(0x89, a),
  lastBytesAsHalves: (a: Code): Code => vector(0x8a, a),
  addBytes: (a: Code, b: Code): Code => vector(0x6e, a, b),
  addHalves: (a: Code, b: Code): Code => vector(0x8e, a, b),
  addWords: (a: Code, b: Code): Code => vector(0xae, a, b),
  /** The bits of `a` where the mask has ones, else those of `b`. */
  choose: (a: Code, b: Code, mask: Code): Code => vector(0x52, a, b, mask),
  /** Of four words each, with sign. */
  largerWords: (a: Code, b: Code): Code => vector(0xb8, a, b),
  smallerWords: (a: Code, b: Code): Code => vector(0xb6, a, b),
  /** Two doubles without their fraction as the first two words; the nearest word there is, 0 for no number. */
  toWords: (a: Code): Code => vector(0xfc, a),
  /** Twice four words as eight of 16 bits without sign. */
  narrow: (a: Code, b: Code): Code => vector(0x86, a, b),
  /** Sums of two times 64 bits. */
  addWide: (a: Code, b: Code): Code => vector(0xce, a, b),
  /** Differences of two times 64 bits. */
  subtractWide: (a: Code, b: Code): Code => vector(0xd1, a, b),
  /** The first two words as doubles. */
  fromWords: (a: Code): Code => vector(0xfe, a),
  /** Four words as singles, the nearest ones; the first two singles as doubles. */
  singlesFromWords: (a: Code): Code => vector(0xfa, a),
  fromSingles: (a: Code): Code => vector(0x5f, a),
  /** Four words by a number of bits; zeros come in. */
  shiftWordsDown: (a: Code, count: Code): Code => vector(0xad, a, count),
  negate: (a: Code): Code => vector(0xed, a),
  squareRoot: (a: Code): Code => vector(0xef, a),
  add: (a: Code, b: Code): Code => vector(0xf0, a, b),
  subtract: (a: Code, b: Code): Code => vector(0xf1, a, b),
  multiply: (a: Code, b: Code): Code => vector(0xf2, a, b),
  divide: (a: Code, b: Code): Code => vector(0xf3, a, b),
}
