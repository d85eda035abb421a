import { DuckDBInstance, type DuckDBConnection, type DuckDBDataChunk } from '@duckdb/node-api'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { literals } from '#storage/rows/sql-text'

export interface EngineSettings {
  /** As DuckDB writes it: `1GB`; what does not fit is spilled to `folder`. */
  readonly memoryLimit: string
  readonly threads?: number
  /** Folder of its own for spilled rows. */
  readonly folder: string
}

/** A DuckDB in memory that reads the named files and nothing else. */
export class Engine {
  private readonly instance: DuckDBInstance
  private readonly beside = new Set<Promise<void>>()
  private readonly owned: string[] = []
  readonly connection: DuckDBConnection

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.instance = instance
    this.connection = connection
  }

  static async create(settings: EngineSettings, readable: readonly string[]): Promise<Engine> {
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: settings.memoryLimit,
      temp_directory: join(settings.folder, 'spill'),
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_persistent_secrets: 'false',
      ...(settings.threads === undefined ? {} : { threads: String(settings.threads) }),
    })
    const connection = await instance.connect()
    await connection.run(`SET allowed_paths = [${literals(readable)}]`)
    await connection.run('SET enable_progress_bar = true')
    await connection.run('SET enable_progress_bar_print = false')
    await connection.run('SET enable_external_access = false')
    await connection.run('SET lock_configuration = true')
    return new Engine(instance, connection)
  }

  async run(sql: string): Promise<void> {
    await this.connection.run(sql)
  }

  /** Says every half second which share of long work is done. */
  async runLong(sql: string, progress: (share: number) => void): Promise<void> {
    const timer = setInterval(() => {
      const { percentage } = this.connection.progress
      if (percentage > 0) progress(percentage / 100)
    }, 500)
    try {
      await this.run(sql)
    } finally {
      clearInterval(timer)
    }
  }

  /** Rows as plain values: 64-bit integers as numbers. */
  async select(sql: string): Promise<readonly (readonly Cell[])[]> {
    const reader = await this.connection.runAndReadAll(sql)
    return reader
      .getRows()
      .map((row) => row.map((cell) => (typeof cell === 'bigint' ? Number(cell) : (cell as Cell))))
  }

  /** Hands over the rows in chunks, so that they never stand in memory all at once. */
  async stream(sql: string, take: (chunk: DuckDBDataChunk) => void): Promise<void> {
    const result = await this.connection.stream(sql)
    for (;;) {
      const chunk = await result.fetchChunk()
      if (chunk === null || chunk.rowCount === 0) return
      take(chunk)
    }
  }

  /** A connection of its own, so that questions do not cut each other's streams off. */
  connect(): Promise<DuckDBConnection> {
    return this.instance.connect()
  }

  /** Work on a connection of its own that nobody waits for but the end; its faults are its own matter. */
  runBeside(work: (connection: DuckDBConnection) => Promise<void>): void {
    const done = this.connect().then(async (connection) => {
      try {
        await work(connection)
      } finally {
        connection.closeSync()
      }
    })
    this.beside.add(done)
    const end = (): boolean => this.beside.delete(done)
    done.then(end, end)
  }

  /** Whether such work is still to be waited for. */
  get worksBeside(): boolean {
    return this.beside.size > 0
  }

  /** A file that nobody else reads: it goes when the engine is closed. */
  owns(path: string): void {
    this.owned.push(path)
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.beside)
    this.connection.closeSync()
    this.instance.closeSync()
    await Promise.allSettled(this.owned.map((path) => rm(path, { force: true })))
  }
}

export type Cell = string | number | boolean | null
