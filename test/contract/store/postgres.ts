import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A PostgreSQL of its own on a free port, for tests. */
export interface Postgres {
  /** Of a new, empty database. */
  database(): string
  stop(): void
}

const installed = '/usr/lib/postgresql'

/** Where Debian keeps the programs of the newest PostgreSQL; undefined where there is none. */
function programs(): string | undefined {
  if (!existsSync(installed)) return undefined
  const newest = readdirSync(installed).toSorted((a, b) => Number(b) - Number(a))[0]
  const folder = join(installed, newest ?? '', 'bin')
  return existsSync(join(folder, 'initdb')) ? folder : undefined
}

/** Whether the tests on PostgreSQL can run on this machine. */
export const hasPostgres: boolean = programs() !== undefined && canChangeUser()

/** Starts a server; as the user `postgres` where the tests are run by root, whom it refuses. */
export async function startPostgres(): Promise<Postgres> {
  const bin = programs() ?? ''
  const folder = mkdtempSync(join(tmpdir(), 'worthline-postgres-'))
  chmodSync(folder, 0o777)
  const data = join(folder, 'data')
  const port = await freePort()
  run(bin, 'initdb', ['-D', data, '-A', 'trust', '-U', 'worthline', '--no-sync'])
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`
  run(bin, 'pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start'])
  let count = 0
  return {
    database: () => {
      const name = `studies${++count}`
      run(bin, 'createdb', ['-h', '127.0.0.1', '-p', String(port), '-U', 'worthline', name])
      return `postgres://worthline@127.0.0.1:${port}/${name}`
    },
    stop: () => {
      run(bin, 'pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function run(bin: string, program: string, words: readonly string[]): void {
  const root = process.getuid?.() === 0
  const command = root ? 'runuser' : join(bin, program)
  const own = root ? ['-u', 'postgres', '--', join(bin, program), ...words] : words
  execFileSync(command, own, { stdio: ['ignore', 'ignore', 'pipe'], timeout: 60_000 })
}

/** Whether a program that root needs is there. */
function canChangeUser(): boolean {
  return process.getuid?.() !== 0 || spawnSync('runuser', ['--version']).status === 0
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })
}
