import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import type { Json } from '#contract/edit'
import { slug } from '#quantity/id'
import type { SchemaNode } from '#study/document/json-schema'
import { TakeAway } from '../fields/take-away.tsx'
import { useChoices } from './form-context.ts'
import { namedOf } from './form-draft.ts'
import { fieldOf } from './form-field.ts'
import { BareField } from './schema-field.tsx'

interface Row {
  readonly id: number
  readonly key: string
  readonly value: Json
}

/** Keys of the document whose names are columns: rows are kept or left out by what stands there. */
const filters = ['keep', 'where']

/** Values under names of the person's own: scores by the column that holds them, needs by theirs. */
export function NamedField(props: {
  of: SchemaNode
  name: string
  /** What the block is called. */
  words: string
  value: { readonly [key: string]: Json }
  onChange(value: Json): void
}) {
  const { of, name, words, onChange } = props
  const { columns, named } = useChoices()
  const [rows, setRows] = useState<readonly Row[]>(() =>
    Object.entries(props.value).map(([key, value], id) => ({ id, key, value })),
  )
  const names = useId()
  const field = fieldOf(of, name)
  const ofColumns = field.kind === 'reference' && field.to === 'column'
  const nameable =
    filters.includes(name) && columns.length > 0
      ? columns.map((column) => [column.name, column.name] as const)
      : [...named('needs'), ...named('assumptions')]
  const save = (now: readonly Row[]): void => {
    setRows(now)
    onChange(namedOf(now))
  }
  const change = (row: Row): void => save(rows.map((one) => (one.id === row.id ? row : one)))
  const add = (pairs: readonly (readonly [string, Json])[]): void => {
    const next = Math.max(-1, ...rows.map(({ id }) => id)) + 1
    save([...rows, ...pairs.map(([key, value], i) => ({ id: next + i, key, value }))])
  }
  const numbers = columns.filter(
    ({ numeric, name: column }) => numeric && !rows.some(({ value }) => value === column),
  )
  return (
    <>
      <datalist id={names}>
        {nameable.map(([id, said]) => (
          <option key={id} value={id}>
            {said}
          </option>
        ))}
      </datalist>
      {rows.map((row, i) => (
        <div className="form-entry form-pair" key={row.id}>
          <input
            className="field"
            aria-label={`${words} ${i + 1}: name`}
            placeholder="name"
            list={names}
            value={row.key}
            onChange={(event) => change({ ...row, key: event.currentTarget.value })}
          />
          <BareField
            label={`${words} ${i + 1}: value`}
            node={of}
            name={name}
            value={row.value}
            onChange={(changed) => change({ ...row, value: changed ?? '' })}
          />
          <TakeAway
            label={`Take ${row.key === '' ? words.toLowerCase() : row.key} away`}
            onClick={() => save(rows.filter(({ id }) => id !== row.id))}
          />
        </div>
      ))}
      <button
        type="button"
        className="plain-button form-add"
        onClick={() => add([['', of.type === 'object' ? {} : '']])}
      >
        <Plus size={14} aria-hidden /> Add to {words.toLowerCase()}
      </button>
      {ofColumns && numbers.length > 0 ? (
        <button
          type="button"
          className="plain-button form-add"
          onClick={() => add(numbers.map(({ name: column }) => [slug(column), column] as const))}
        >
          All {numbers.length} columns of numbers
        </button>
      ) : null}
    </>
  )
}
