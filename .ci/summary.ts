/** Counts the tests of a run; a skip that is not expected is a failure here, where everything is installed. */
import { readFileSync } from 'node:fs'

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numFailedTestSuites: number
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

/** Skipped where the machine does not let us mount a small disk. */
const allowed = /keeps what stood before when the disk is full/

const report = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Report
const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults)
const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed')
for (const { fullName } of skipped) process.stdout.write(`skipped: ${fullName}\n`)
const failed =
  report.numFailedTests + (report.numFailedTests === 0 ? report.numFailedTestSuites : 0)
const unexpected = skipped.filter(({ fullName }) => !allowed.test(fullName))
process.stdout.write(
  `${report.numPassedTests} passed, ${failed} failed, ${skipped.length} skipped\n`,
)
process.exitCode = failed + unexpected.length > 0 || report.numPassedTests === 0 ? 1 : 0
