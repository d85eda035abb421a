import { createHash, type Hash } from 'node:crypto'
import { openSqlite } from '#storage/database/open-sqlite'
import { migrations } from '#storage/database/migrations/all'
import { migrate, NewerSchema } from '#storage/database/migrate'
import { DamagedBackup, type BackupPart } from '#storage/backup/backup-lines'
import { tableShapes, type BackupCount } from '#storage/backup/write-backup'
import { isPlainName } from '#storage/files/plain-name'

/** Kinds of the columns of a table at the schema that a backup was made from. */
type Shape = ReadonlyMap<string, { readonly isText: boolean; readonly isNullable: boolean }>

type Row = Extract<BackupPart, { kind: 'row' }>

/**
 * Looks through a backup part by part, whoever wrote it: whether its entries are such as the tables take, whether their
 * files are there, and whether every name is one of a place that was meant for it.
 */
export class BackupCheck {
  private head: Extract<BackupPart, { kind: 'head' }> | undefined
  private shapes: ReadonlyMap<string, Shape> = new Map()
  private rows = 0
  private readonly files = new Map<string, number>()
  /** Bytes by the hash, of the files that entries name. */
  private readonly named = new Map<string, number>()
  private blob: Blob | undefined

  /** @throws DamagedBackup, or NewerSchema where a later version has written it. */
  async take(part: BackupPart): Promise<void> {
    if (part.kind === 'head') return this.begin(part)
    if (this.head === undefined) throw new DamagedBackup('it has no beginning')
    if (part.kind === 'row') this.takeRow(part)
    if (part.kind === 'bytes') return this.blob?.take(part.bytes)
    this.blob?.check()
    this.blob = part.kind === 'file' ? this.takeFile(part) : undefined
    if (part.kind === 'end') this.checkFiles()
  }

  /** What a backup that was looked through holds. */
  get count(): BackupCount {
    return { rows: this.rows, files: this.files.size }
  }

  /** The schema that it was made from. */
  get schema(): number {
    return this.head?.schema ?? 0
  }

  private async begin(head: Extract<BackupPart, { kind: 'head' }>): Promise<void> {
    const { schema: version } = head
    if (this.head !== undefined || !Number.isInteger(version) || version < 1)
      throw new DamagedBackup('it has no beginning')
    const newest = migrations.length
    if (version > newest) throw new NewerSchema({ version, newest })
    this.head = head
    this.shapes = await shapesAt(version)
  }

  private takeRow({ table, row }: Row): void {
    const shape = this.shapes.get(table)
    if (shape === undefined) throw new DamagedBackup(`there is no table \`${table}\``)
    const isRow = typeof row === 'object' && row !== null && Object.keys(row).length === shape.size
    if (!isRow || ![...shape].every(([name, kind]) => fits(row[name], kind)))
      throw new DamagedBackup(`an entry of \`${table}\` is not as it was written`)
    for (const [name, value] of Object.entries(row)) checkText(name, value)
    if (table === 'uploads' && !/^[0-9a-z-]{4,40}$/.test(String(row['id'])))
      throw new DamagedBackup('a file on its way has no name')
    if (table === 'study_files') this.takeName(row)
    this.rows += 1
  }

  private takeName({ name, hash, bytes }: Row['row']): void {
    if (!isPlainName(String(name))) throw new DamagedBackup('the name of a file leads elsewhere')
    this.named.set(hashIn(hash), Number(bytes))
  }

  private takeFile({ hash, bytes }: Extract<BackupPart, { kind: 'file' }>): Blob {
    if (this.files.has(hashIn(hash))) throw new DamagedBackup('a file stands twice')
    this.files.set(hash, bytes)
    return new Blob(hash)
  }

  /** A backup of the database alone has no files; one that has some has all of them. */
  private checkFiles(): void {
    if (this.files.size === 0) return
    for (const [hash, bytes] of this.named)
      if (this.files.get(hash) !== bytes) throw new DamagedBackup('a file is missing')
  }
}

/** A file while it is read: what it should be, and what it is so far. */
class Blob {
  private readonly name: string
  private readonly hash: Hash = createHash('sha256')

  constructor(name: string) {
    this.name = name
  }

  take(bytes: Uint8Array): void {
    this.hash.update(bytes)
  }

  check(): void {
    if (this.hash.digest('hex') !== this.name) throw new DamagedBackup('a file is not what it was')
  }
}

/** The tables of a schema, as the migrations make them. */
async function shapesAt(schema: number): Promise<ReadonlyMap<string, Shape>> {
  const database = openSqlite(':memory:')
  try {
    await migrate(database, 'sqlite', schema)
    const kinds = new Map<string, Shape>()
    for (const { name, isView, columns } of await database.introspection.getTables()) {
      const kind = columns.map(
        (column) =>
          [
            column.name,
            { isText: column.dataType === 'TEXT', isNullable: column.isNullable },
          ] as const,
      )
      if (!isView) kinds.set(name, new Map(kind))
    }
    const own = (await tableShapes(database)).map(
      ({ name }) => [name, kinds.get(name) ?? new Map()] as const,
    )
    return new Map(own)
  } finally {
    await database.destroy()
  }
}

function fits(value: unknown, { isText, isNullable }: { isText: boolean; isNullable: boolean }) {
  if (value === null) return isNullable
  return isText ? typeof value === 'string' : typeof value === 'number'
}

/** Columns that hold JSON, in whatever table. */
const jsonColumns = new Set([
  'missing',
  'reviews',
  'answer',
  'edits',
  'inverse',
  'paths',
  'summary',
  'findings',
])

function checkText(column: string, value: unknown): void {
  if (!jsonColumns.has(column) || typeof value !== 'string') return
  try {
    JSON.parse(value)
  } catch {
    throw new DamagedBackup(`\`${column}\` of an entry cannot be read`)
  }
}

function hashIn(value: unknown): string {
  if (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)) return value
  throw new DamagedBackup('a file has no name')
}
