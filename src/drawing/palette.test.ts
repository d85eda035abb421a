import { describe, expect, it } from 'vitest'
import { dark, light } from '#drawing/palette'

/** Relative luminance and contrast: WCAG 2.2, definitions. */
function luminance(colour: string): number {
  return 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5)
}

/** One channel of sRGB made linear. */
function linear(colour: string, at: number): number {
  const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

/** Machado, Oliveira and Fernandes, IEEE TVCG 2009;15:1291-8, severity 1, on linear RGB. */
const visions: Readonly<Record<string, Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

function times(matrix: Matrix, [x, y, z]: Triple): Triple {
  const row = ([a, b, c]: Triple): number => a * x + b * y + c * z
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])]
}

function seen(colour: string, matrix: Matrix): Triple {
  return times(matrix, [linear(colour, 1), linear(colour, 3), linear(colour, 5)])
}

/** In OKLab x 100 (Ottosson 2020, "A perceptual color space for image processing"). */
function distance(a: Triple, b: Triple): number {
  const lab = (rgb: Triple): Triple => {
    const lms = times(
      [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
      ],
      rgb,
    )
    const roots: Triple = [Math.cbrt(lms[0]), Math.cbrt(lms[1]), Math.cbrt(lms[2])]
    return times(
      [
        [0.2104542553, 0.793617785, -0.0040720468],
        [1.9779984951, -2.428592205, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.808675766],
      ],
      roots,
    )
  }
  const [first, second] = [lab(a), lab(b)]
  return 100 * Math.hypot(...first.map((value, i) => value - second[i]!))
}

const roles = ['ink', 'soft', 'accent', 'better', 'worse', 'ours', 'status-quo'] as const

describe('palette', () => {
  it.each(roles)(
    '%s can be read as text on the page and on a panel, light and dark (4.5:1)',
    (role) => {
      for (const palette of [light, dark]) {
        expect(contrast(palette[role], palette.page)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(palette[role], palette.panel)).toBeGreaterThanOrEqual(4.5)
      }
    },
  )

  it.each(Object.entries(visions))(
    'keeps better and worse at least 20 apart (OKLab x 100) for %s vision, as look says 22 to 31',
    (_, matrix) => {
      for (const { better, worse } of [light, dark]) {
        expect(distance(seen(better, matrix), seen(worse, matrix))).toBeGreaterThanOrEqual(20)
      }
    },
  )
})
