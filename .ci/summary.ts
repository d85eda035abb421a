/** Counts the tests of a run; a skip is a failure here, where everything is installed. */
import { readFileSync } from 'node:fs'

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numFailedTestSuites: number
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

const report = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Report
const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults)
const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed')
for (const { fullName } of skipped) process.stdout.write(`skipped: ${fullName}\n`)
const failed =
  report.numFailedTests + (report.numFailedTests === 0 ? report.numFailedTestSuites : 0)
process.stdout.write(
  `${report.numPassedTests} passed, ${failed} failed, ${skipped.length} skipped\n`,
)
process.exitCode = failed + skipped.length > 0 || report.numPassedTests === 0 ? 1 : 0
