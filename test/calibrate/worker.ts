import { parentPort, workerData } from 'node:worker_threads'
import { scenarios } from './scenarios.ts'
import { simulatePart, type Part } from './simulate-part.ts'

const { seed } = workerData as { readonly seed: number }

parentPort!.on('message', (part: Part) => {
  const scenario = scenarios.find(({ id }) => id === part.scenario)!
  parentPort!.postMessage(simulatePart(scenario, part, seed), [])
})
