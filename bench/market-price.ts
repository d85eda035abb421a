/**
 * The price sensitivity meter of 1,500 people with 2,000 bootstrap resamples, both definitions and the bands of the
 * curves: `node bench/market-price.ts`, against the points alone in NumPy.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PriceAnswers } from '#stats/pricing/price-answers'
import { pricePointIntervals } from '#stats/pricing/price-point-intervals'
import { priceSensitivityMeter } from '#stats/pricing/price-sensitivity-meter'
import { createGenerator } from '#stats/random/generator'
import { pairedBench, runScript } from './paired-runs.ts'

type Ends = readonly [low: number, high: number]

/** Four rising prices a person, most of them round. */
function writeAnswers(path: string, size: number): void {
  const generator = createGenerator(20261122, 'prices')
  const step = (scale: number): number => -scale * Math.log(generator.next())
  const rounded = (price: number): number =>
    price > 30 ? Math.round(price / 5) * 5 : Math.round(price)
  const answers = Array.from({ length: size }, () => {
    let price = 5
    return [10, 12, 15, 20].map((scale) => rounded((price += 1 + step(scale))))
  })
  writeFileSync(path, JSON.stringify(answers))
}

function readAnswers(path: string): PriceAnswers {
  const rows = JSON.parse(readFileSync(path, 'utf8')) as readonly (readonly number[])[]
  const column = (at: number): Float64Array => Float64Array.from(rows, (row) => row[at]!)
  return { tooCheap: column(0), cheap: column(1), expensive: column(2), tooExpensive: column(3) }
}

function meter(answers: PriceAnswers): Ends {
  priceSensitivityMeter(answers, 'original')
  const { points } = pricePointIntervals({
    answers,
    generator: createGenerator(20261122, 'price meter'),
    resamples: 2000,
    level: 0.95,
  })
  const { low, high } = points.original.opp!
  return [low, high]
}

const inWords = (ends: Ends): string => ends.map((end) => end.toFixed(2)).join(' to ')

export const benches = [
  pairedBench({
    id: 'price-meter',
    work: 'price sensitivity meter, 2,000 resamples',
    ours: { name: 'ours', prepare: readAnswers, run: meter, repeats: 15 },
    other: {
      name: 'NumPy',
      program: '/usr/bin/python3',
      script: [join(import.meta.dirname, 'peers/price-sensitivity.py')],
      check: ['-c', 'import numpy'],
    },
    goal: { ratio: 1 / 5 },
    input: { file: 'answers.json', size: 1500, write: writeAnswers },
    remark: (one: Ends, other: Ends): string => `${inWords(one)}, ${inWords(other)}`,
  }),
]

if (import.meta.main) await runScript(import.meta.filename, benches)
