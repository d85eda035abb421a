import {
  claimBases,
  type ProjectAdjustment,
  type ProjectClaim,
  type ProjectClaims,
  type ProjectCustomer,
  type ProjectValue,
} from '#formats/value-project'
import type { Fields, ProjectReader } from '#formats/value-project-fields'

const customerKeys = [
  'schema_version',
  'customer_id',
  'model_id',
  'customer',
  'variables',
  'value_drivers',
  'sources_summary',
  'missing_variables',
]

/** The values of a customer from their JSON. */
export function readCustomer(fields: Fields, reader: ProjectReader): ProjectCustomer {
  const sources = sourcesOf(fields, reader)
  reader.leftOver(fields, customerKeys, '')
  return {
    customer: reader.text(fields, 'customer') ?? reader.text(fields, 'customer_id') ?? 'customer',
    values: reader.list(fields, 'variables').flatMap(({ fields: each, path }) => {
      const name = reader.text(each, 'name')
      const value = reader.number(each, 'value', path)
      if (name === undefined || value === undefined) return []
      return [valueOf({ name, value }, each, [sources, reader])]
    }),
    adjustments: reader
      .list(fields, 'value_drivers')
      .flatMap(({ fields: each, path }) => readAdjustment(each, path, reader)),
    missing: reader
      .list(fields, 'missing_variables')
      .flatMap(({ fields: each }) => reader.text(each, 'name') ?? []),
  }
}

/** Titles of sources by their number. */
function sourcesOf(fields: Fields, reader: ProjectReader): ReadonlyMap<unknown, string> {
  return new Map(
    reader.list(fields, 'sources_summary').flatMap(({ fields: each }) => {
      const words = [reader.text(each, 'title'), reader.text(each, 'url')].filter(
        (part) => part !== undefined,
      )
      return words.length === 0 ? [] : [[each['id'], words.join(', ')] as const]
    }),
  )
}

function valueOf(
  known: Pick<ProjectValue, 'name' | 'value'>,
  fields: Fields,
  [sources, reader]: readonly [ReadonlyMap<unknown, string>, ProjectReader],
): ProjectValue {
  const notes = reader.text(fields, 'triangulation_notes')
  const url = reader.text(fields, 'source_url')
  const numbers = Array.isArray(fields['sources']) ? (fields['sources'] as unknown[]) : []
  const cited = numbers.flatMap((number) => sources.get(number) ?? [])
  return {
    ...known,
    sources: url === undefined ? cited : [...cited, url],
    ...(notes === undefined ? {} : { notes }),
  }
}

function readAdjustment(
  fields: Fields,
  path: string,
  reader: ProjectReader,
): readonly ProjectAdjustment[] {
  const name = reader.text(fields, 'name')
  if (name === undefined) return []
  const risks = fields['risk_adjustments']
  const adjustments =
    risks === undefined ? {} : (reader.fields(risks, `${path}.risk_adjustments`) ?? {})
  const at = `${path}.risk_adjustments`
  const executionRisk = reader.fraction(adjustments, 'execution_risk', at)
  const percent = reader.number(adjustments, 'attribution_percentage', at)
  if (percent !== undefined && (percent < 0 || percent > 100)) {
    reader.refuse('probability', `${at}.attribution_percentage`, `${percent} is no percentage.`)
  }
  const reason = reader.text(fields, 'reason')
  return [
    {
      name,
      selected: fields['selected'] !== false,
      ...(reason === undefined ? {} : { reason }),
      ...(executionRisk === undefined ? {} : { executionRisk }),
      ...(percent === undefined ? {} : { attribution: percent / 100 }),
    },
  ]
}

/** Claims of a vendor from their JSON. */
export function readClaims(fields: Fields, reader: ProjectReader): ProjectClaims {
  const date = reader.text(fields, 'effective_date')
  reader.leftOver(fields, ['schema_version', 'model_id', 'effective_date', 'claims'], '')
  return {
    model: reader.text(fields, 'model_id') ?? '',
    ...(date !== undefined && /^\d{4}-\d\d-\d\d$/u.test(date) ? { date } : {}),
    claims: reader
      .list(fields, 'claims')
      .flatMap(({ fields: each, path }) => readClaim(each, path, reader)),
  }
}

function readClaim(fields: Fields, path: string, reader: ProjectReader): readonly ProjectClaim[] {
  const variable = reader.text(fields, 'variable_name')
  const [median, min, max] = (['median', 'min', 'max'] as const).map((key) =>
    reader.number(fields, key, path),
  )
  if (variable === undefined || median === undefined) {
    reader.doubt('missing-key', path, 'A claim has a `variable_name` and a `median`: left out.')
    return []
  }
  const [low, high] = [min ?? median, max ?? median]
  if (low > median || high < median) {
    const message = `The median ${median} does not lie between ${low} and ${high}.`
    reader.refuse('range', path, message, 'Give `min`, `median` and `max` in that order.')
    return []
  }
  const notes = reader.text(fields, 'notes')
  const basis = reader.choice([fields, 'basis', path], claimBases, 'vendor_estimate')
  return [
    {
      variable,
      unit: reader.text(fields, 'unit') ?? '',
      median,
      min: low,
      max: high,
      basis,
      ...(notes === undefined ? {} : { notes }),
    },
  ]
}
