import { randomBytes } from 'node:crypto'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import type { HouseOptions } from '#app/house'
import { withStoreOptions, withWords } from '#cli/commands/store-options'
import { exitCodes } from '#cli/output/exit-codes'
import type { Terminal } from '#cli/output/terminal'
import { templateFolder, templates } from '#cli/templates'

interface ServeCommandOptions {
  readonly port: number
  readonly data: string
  readonly database?: string
  readonly example?: string
}

const examples = `
Examples:
  worthline serve                                   on port 4717, studies in ~/.worthline
  worthline serve --port 8080 --data studies
  worthline serve --database postgres://localhost/worthline`

/** `worthline serve`: the application in the browser, for this machine only. */
export function serveCommand(terminal: Terminal): Command {
  return withStoreOptions(
    new Command('serve')
      .description('Opens the application in the browser: stored studies, on this machine only.')
      .option('--port <n>', 'where it listens; 0: any that is free', portNumber, 4717)
      .option('--example <dir>', 'a study that a first start begins with'),
  )
    .addHelpText('after', examples)
    .action((options: ServeCommandOptions) => withWords(terminal, () => run(options, terminal)))
}

function portNumber(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port < 65_536) return port
  throw new InvalidArgumentError('Write a number from 0 to 65535.')
}

async function run(options: ServeCommandOptions, terminal: Terminal): Promise<void> {
  // No other command needs the server.
  const { copiesIn, openHouse } = await import('#app/house')
  const { serve } = await import('#server/serve')
  const fault = (error: Error): void => terminal.say(error.stack ?? error.message)
  const work = { script: process.argv[1] ?? '', words: ['work', '--', copiesIn(options.data)] }
  const house = await openHouse({ ...placeOfHouse(options), work, fault })
  const keys = { link: randomBytes(24).toString('base64url'), secret: await secretIn(options.data) }
  try {
    const served = await serve(house, { port: options.port, keys })
    for (const words of house.lost) terminal.say(`The database lost ${words}.`)
    terminal.answer(`Worthline is open at http://127.0.0.1:${served.port}/open?key=${keys.link}`)
    terminal.say('Only this machine can reach it. Ctrl-C ends it; nothing is lost.')
    await told()
    await house.runner.close()
    await house.ports.work.close()
    await served.close()
    terminal.exitCode = exitCodes.fine
  } finally {
    await house.close()
  }
}

function placeOfHouse({
  data,
  database,
  example,
  port,
}: ServeCommandOptions): Omit<HouseOptions, 'work' | 'fault'> {
  return {
    data,
    ...(database === undefined ? {} : { database }),
    templates: templates.map((id) => ({ id, folder: templateFolder(id) })),
    ...(example === undefined ? {} : { example: { id: 'example', folder: example } }),
    words: `port ${port}`,
  }
}

/** A secret that stays: pages that are open go on when the server starts again. */
async function secretIn(folder: string): Promise<string> {
  const path = join(folder, 'secret')
  try {
    return await readFile(path, 'utf8')
  } catch {
    const secret = randomBytes(32).toString('base64url')
    await writeFile(path, secret, { mode: 0o600 })
    await chmod(path, 0o600)
    return secret
  }
}

/** Waits until the process is told to end. */
function told(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
