import { Command, CommanderError } from 'commander'
import { assessCommand } from '#cli/commands/assess'
import { backupCommand } from '#cli/commands/backup'
import { benchmarkCommand } from '#cli/commands/benchmark'
import { checkCommand } from '#cli/commands/check'
import { compareCommand } from '#cli/commands/compare'
import { doctorCommand } from '#cli/commands/doctor'
import { exportCommand } from '#cli/commands/export'
import { guideCommand } from '#cli/commands/guide'
import { questionnaireCommand } from '#cli/commands/questionnaire'
import { importCommand } from '#cli/commands/import'
import { initCommand } from '#cli/commands/init'
import { planCommand } from '#cli/commands/plan'
import { profileCommand } from '#cli/commands/profile'
import { requestCommand } from '#cli/commands/request'
import { restoreCommand } from '#cli/commands/restore'
import { schemaCommand } from '#cli/commands/schema'
import { serveCommand } from '#cli/commands/serve'
import { traceCommand } from '#cli/commands/trace'
import { workCommand } from '#cli/commands/work'
import { exitCodes } from '#cli/output/exit-codes'
import { systemFailure } from '#cli/output/system-failure'
import { createTerminal, type Terminal } from '#cli/output/terminal'
import { version } from '#app/version'

/** Runs the command line and gives its exit code. */
export async function run(words: readonly string[]): Promise<number> {
  const terminal = createTerminal()
  try {
    await program(terminal).parseAsync([...words], { from: 'user' })
    return terminal.exitCode
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage
    const failure = systemFailure(error)
    if (failure !== undefined) {
      terminal.say(`error: ${failure}`)
      return exitCodes.input
    }
    terminal.say(`Worthline made a mistake: ${(error as Error).message}`)
    terminal.say('Your files are as they were. Please report this with the lines below.')
    terminal.say((error as Error).stack ?? '')
    return exitCodes.fault
  } finally {
    terminal.end()
  }
}

const examples = `
Examples:
  worthline init permits --template before-after    a new study to start from
  worthline check permits/study.yaml                everything wrong or doubtful, at once
  worthline assess permits/study.yaml               the answer
  worthline trace permits/study.yaml value.npv      where a figure comes from

Exit codes: 0 fine, 1 usage, 2 problems in the input, 3 our fault.`

function program(terminal: Terminal): Command {
  const command = new Command('worthline')
    .description('Measures what a product is worth in the jobs it is hired for.')
    .version(version, '--version', 'the version of the product')
    .helpOption('--help', 'help on a command')
    .addHelpText('after', examples)
    .showHelpAfterError('(worthline --help shows what can be asked)')
  const commands = [
    initCommand,
    profileCommand,
    checkCommand,
    planCommand,
    guideCommand,
    questionnaireCommand,
    assessCommand,
    requestCommand,
    benchmarkCommand,
    traceCommand,
    compareCommand,
    exportCommand,
    importCommand,
    schemaCommand,
    serveCommand,
    backupCommand,
    restoreCommand,
    doctorCommand,
  ]
  for (const create of commands) command.addCommand(create(terminal).exitOverride())
  command.addCommand(workCommand(), { hidden: true })
  return command.exitOverride()
}
