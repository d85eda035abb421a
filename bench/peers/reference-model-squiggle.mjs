// The reference value model in Squiggle: times itself and writes a line of JSON. Words: the folder it
// is installed in, the file with the draws.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [folder, path] = process.argv.slice(2)
const entry = createRequire(join(folder, 'package.json')).resolve('@quri/squiggle-lang')
const { run } = await import(pathToFileURL(entry).href)

/** Squiggle has no PERT: a beta between two ends. */
function pert(low, mode, high) {
  const width = high - low
  const shapes = [mode - low, high - mode].map((part) => 1 + (4 * part) / width)
  return `${low} + ${width} * SampleSet.fromDist(beta(${shapes.join(', ')}))`
}

const inputs = {
  users: 'triangular(80, 120, 200)',
  hours: pert(0.2, 0.8, 3),
  wage: 'lognormal(4.05, 0.3)',
  realised: 'beta(4, 3)',
  volume: 'lognormal(10.8, 0.35)',
  errorBefore: 'beta(8, 192)',
  errorCut: 'beta(6, 4)',
  perError: 'lognormal(3.4, 0.6)',
  quality: 'normal(0.06, 0.03)',
  perUnit: pert(20, 35, 70),
  units: 'triangular(5000, 9000, 16000)',
  cut: pert(5, 15, 40),
  unitCost: 'lognormal(6.9, 0.3)',
  opportunity: 'lognormal(11.5, 0.9)',
  enable: 'beta(2, 8)',
  most: 'beta(9, 3)',
  speed: pert(0.6, 1.2, 2.5),
  licence: pert(60000, 75000, 100000),
  implementation: 'lognormal(11.2, 0.35)',
  training: 'triangular(150, 300, 700)',
  support: 'normal(25000, 5000)',
  infra: pert(5000, 12000, 30000),
  growth: 'normal(0.03, 0.02)',
  discount: 'triangular(0.06, 0.09, 0.14)',
}
const years = [1, 2, 3, 4, 5]
const code = [
  ...Object.entries(inputs).map(
    ([name, dist]) =>
      `${name} = ${dist.includes('SampleSet') ? dist : `SampleSet.fromDist(${dist})`}`,
  ),
  'full = users * hours * 46 * wage * realised + errorBefore * errorCut * volume * perError + quality * perUnit * units + cut * unitCost + opportunity * enable',
  'invest = implementation + training * users',
  'cost = licence + support + infra',
  'f0 = 1\ng0 = 1\nb0 = 0\nc0 = invest',
  ...years.flatMap((t) => [
    `f${t} = f${t - 1} / (1 + discount)`,
    `n${t} = full * most * (1 - exp(-1 * speed * ${t})) * g${t - 1}`,
    `g${t} = g${t - 1} * (1 + growth)`,
    `b${t} = b${t - 1} + n${t} * f${t}`,
    `c${t} = c${t - 1} + cost * f${t}`,
  ]),
  'npv = b5 - c5\nroi = npv / c5',
  '[mean(npv), stdev(npv), quantile(npv, 0.05), quantile(npv, 0.5), quantile(npv, 0.95), mean(roi), quantile(roi, 0.05), quantile(roi, 0.95)]',
].join('\n')

const sampleCount = Number(readFileSync(path, 'utf8'))
const times = []
let result
for (let repeat = 0; repeat < 3; repeat++) {
  const start = performance.now()
  const output = await run(code, {
    environment: { sampleCount, xyPointLength: 1000, seed: 'bench' },
  })
  result = output.getResult ? output.getResult() : output.result
  times.push((performance.now() - start) / 1000)
}
const [first] = times
const seconds = times.toSorted((a, b) => a - b)[1]
if (!result.ok) throw new Error(result.value.toString())
const shown = result.value.result ?? result.value
const figures = JSON.parse(shown.toString())
const peak = process.resourceUsage().maxRSS * 1024
process.stdout.write(`${JSON.stringify({ seconds, first, peak, result: figures })}\n`)
