import { useState } from 'react'
import type { Json } from '#contract/edit'
import type { SchemaNode } from '#study/document/json-schema'
import { isEntries } from '../save/document-place.ts'
import { SchemaField } from './schema-field.tsx'

/** So few are all shown at once. */
const fewParts = 5

/** The parts of an object: what is needed first, the rest folded away until it is asked for. */
export function PartFields(props: {
  node: SchemaNode
  value: Json | undefined
  onChange(value: Json | undefined): void
}) {
  const { node, onChange } = props
  const value = isEntries(props.value) ? props.value : {}
  const parts = Object.entries(node.properties ?? {})
  const isNeeded = (key: string): boolean => node.required?.includes(key) ?? false
  const [said] = useState(() => new Set(Object.keys(value)))
  const shown = parts.filter(([key]) => isNeeded(key) || said.has(key))
  const first = shown.length === 0 || parts.length <= fewParts ? parts : shown
  const rest = parts.filter((part) => !first.includes(part))
  const field = ([key, part]: readonly [string, SchemaNode]) => (
    <SchemaField
      key={key}
      node={part}
      name={key}
      required={isNeeded(key)}
      value={value[key]}
      onChange={(changed) => onChange({ ...value, [key]: changed ?? '' })}
    />
  )
  return (
    <>
      {first.map(field)}
      {rest.length === 0 ? null : (
        <details className="form-more">
          <summary>More that can be said</summary>
          {rest.map(field)}
        </details>
      )}
    </>
  )
}
