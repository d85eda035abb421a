import type { DocumentEdit, DocumentPath, Json } from '#study/document/document-edit'
import { changesBetween, type Change, type Keys } from '#study/document/edit/change'
import { isRecord, sameJson } from '#study/document/edit/json-values'

/** A document as JSON after an edit, with what takes the edit back and the steps it is made of. */
export interface PlainEdit {
  readonly root: Json
  readonly inverse: DocumentEdit
  readonly changes: readonly Change[]
}

/** What stands in the place of an edit that began from something else. */
export interface PlainConflict {
  readonly theirs: Json | undefined
}

/** Makes an edit in a document as JSON, or says what stands there instead of what it began from. */
export function editPlain(root: Json, edit: DocumentEdit): PlainEdit | PlainConflict {
  switch (edit.kind) {
    case 'set':
      return setPlace(root, edit)
    case 'insert':
      return insertEntry(root, edit)
    case 'remove':
      return removePlace(root, edit)
    case 'move':
      return moveEntry(root, edit)
  }
}

type Edit<K extends DocumentEdit['kind']> = Extract<DocumentEdit, { kind: K }>

function setPlace(root: Json, edit: Edit<'set'>): PlainEdit | PlainConflict {
  const way = follow(root, edit.path)
  if (way.rest.length > 0) {
    if (edit.old !== undefined && edit.old !== null) return { theirs: undefined }
    return begin(root, way, edit.new)
  }
  if (!sameJson(way.value, edit.old ?? null)) return { theirs: way.value }
  const after = replaced(root, way.keys, edit.new)
  const path = wordsOf(after, way.keys)
  return {
    root: after,
    inverse: { kind: 'set', path, old: edit.new, new: way.value },
    changes: changesBetween(way.keys, way.value, edit.new),
  }
}

/** Puts a value where nothing stands yet, with the maps on the way to it. */
function begin(root: Json, { keys, value, rest }: Way, last: Json): PlainEdit | PlainConflict {
  const nested = (words: readonly string[]): Json =>
    words.reduceRight<Json>((inner, word) => ({ [word]: inner }), last)
  if (value === null) {
    const whole = nested(rest)
    const after = replaced(root, keys, whole)
    const inverse: DocumentEdit = { kind: 'set', path: wordsOf(after, keys), old: whole, new: null }
    const rooted = keys.length > 0
    return rooted
      ? { root: after, inverse, changes: [{ kind: 'replace', keys, value: whole }] }
      : { theirs: null }
  }
  if (!isRecord(value)) return { theirs: value }
  const [key = '', ...deeper] = rest
  const added = nested(deeper)
  const after = replaced(root, keys, { ...value, [key]: added })
  const path = wordsOf(after, [...keys, key])
  return {
    root: after,
    inverse: { kind: 'remove', path, old: added },
    changes: [{ kind: 'add', keys, key, value: added }],
  }
}

function insertEntry(root: Json, edit: Edit<'insert'>): PlainEdit | PlainConflict {
  const way = follow(root, edit.path)
  if (way.rest.length > 0 || way.value === null) return begin(root, way, [edit.new])
  const { keys, value: list } = way
  if (!isList(list)) return { theirs: list }
  const id = idOf(edit.new)
  const twin = id === undefined ? undefined : list.find((entry) => idOf(entry) === id)
  if (twin !== undefined) return { theirs: twin }
  const index = placeBefore(list, edit.before)
  const after = replaced(root, keys, list.toSpliced(index, 0, edit.new))
  const path = wordsOf(after, [...keys, index])
  return {
    root: after,
    inverse: { kind: 'remove', path, old: edit.new },
    changes: [{ kind: 'insert', keys, index, value: edit.new }],
  }
}

function removePlace(root: Json, edit: Edit<'remove'>): PlainEdit | PlainConflict {
  const way = follow(root, edit.path)
  if (way.rest.length > 0) return { theirs: undefined }
  if (!sameJson(way.value, edit.old)) return { theirs: way.value }
  const above = way.keys.slice(0, -1)
  const last = way.keys.at(-1) ?? ''
  const parent = valueAt(root, above)
  const changes: readonly Change[] = [{ kind: 'remove', keys: way.keys }]
  if (isList(parent)) {
    const after = replaced(root, above, parent.toSpliced(Number(last), 1))
    const path = wordsOf(after, above)
    const before = wordAt(after, above, Number(last))
    return { root: after, inverse: { kind: 'insert', path, new: way.value, ...before }, changes }
  }
  const { [String(last)]: _gone, ...others } = parent as Readonly<Record<string, Json>>
  const after = replaced(root, above, others)
  const path = [...wordsOf(after, above), String(last)]
  return { root: after, inverse: { kind: 'set', path, new: way.value }, changes }
}

function moveEntry(root: Json, edit: Edit<'move'>): PlainEdit | PlainConflict {
  const way = follow(root, edit.path)
  const above = way.keys.slice(0, -1)
  const list = way.rest.length > 0 ? undefined : valueAt(root, above)
  if (!isList(list)) return { theirs: undefined }
  const from = Number(way.keys.at(-1))
  const next = list[from + 1]
  const goal = placeBefore(list, edit.before)
  const to = goal > from ? goal - 1 : goal
  const moved = list.toSpliced(from, 1).toSpliced(to, 0, way.value)
  const after = replaced(root, above, moved)
  const path = wordsOf(after, [...above, to])
  const back = next === undefined ? {} : wordAt(after, above, to > from ? from : from + 1)
  return {
    root: after,
    inverse: { kind: 'move', path, ...back },
    changes: from === to ? [] : [{ kind: 'move', keys: above, from, to }],
  }
}

/** How far a path leads: keys that are there, what stands at their end, words that are not there. */
interface Way {
  readonly keys: Keys
  readonly value: Json
  readonly rest: DocumentPath
}

function follow(root: Json, path: DocumentPath): Way {
  const keys: (string | number)[] = []
  let value = root
  for (const [depth, word] of path.entries()) {
    const key = isList(value) ? entryIndex(value, word) : word
    const below = key === undefined ? undefined : valueAt(value, [key])
    if (key === undefined || below === undefined) return { keys, value, rest: path.slice(depth) }
    keys.push(key)
    value = below
  }
  return { keys, value, rest: [] }
}

function entryIndex(list: readonly Json[], word: string): number | undefined {
  const index = list.findIndex((entry) => idOf(entry) === word)
  if (index >= 0) return index
  return /^\d{1,6}$/.test(word) && Number(word) < list.length ? Number(word) : undefined
}

function placeBefore(list: readonly Json[], before: string | undefined): number {
  return (before === undefined ? undefined : entryIndex(list, before)) ?? list.length
}

function idOf(entry: Json): string | undefined {
  return isRecord(entry) && typeof entry['id'] === 'string' ? entry['id'] : undefined
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

/** What stands at the end of keys; undefined where nothing does. */
function valueAt(root: Json, keys: Keys): Json | undefined {
  return keys.reduce<Json | undefined>((value, key) => {
    if (isList(value)) return value[Number(key)]
    return isRecord(value) && Object.hasOwn(value, key) ? value[String(key)] : undefined
  }, root)
}

function replaced(root: Json, [key, ...deeper]: Keys, value: Json): Json {
  if (key === undefined) return value
  if (isList(root)) {
    const index = Number(key)
    return root.with(index, replaced(root[index] ?? null, deeper, value))
  }
  const record = isRecord(root) ? root : {}
  return { ...record, [key]: replaced(record[key] ?? null, deeper, value) }
}

/** The path of a place: ids where entries have one, else their index. */
function wordsOf(root: Json, keys: Keys): DocumentPath {
  return keys.map((key, depth) => {
    const entry = typeof key === 'number' ? valueAt(root, keys.slice(0, depth + 1)) : undefined
    return (entry === undefined ? undefined : idOf(entry)) ?? String(key)
  })
}

function wordAt(root: Json, list: Keys, index: number): { readonly before?: string } {
  if (valueAt(root, [...list, index]) === undefined) return {}
  const word = wordsOf(root, [...list, index]).at(-1)
  return word === undefined ? {} : { before: word }
}
