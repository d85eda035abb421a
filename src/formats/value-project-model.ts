import {
  projectCategories,
  projectTypes,
  type Origin,
  type ProjectDependency,
  type ProjectDriver,
  type ProjectModel,
  type ProjectVariable,
} from '#formats/value-project'
import type { Fields, ProjectReader } from '#formats/value-project-fields'

const topKeys = [
  'schema_version',
  'model_id',
  'product_name',
  'product_description',
  'variables',
  'dependencies',
  'value_drivers',
  'tiers_and_modules',
  'worthline',
]

/**
 * A value model from its JSON; the older form of schema 1.0 (`mode`, no name of a product) is read too.
 *
 * @param page the product that the page around it names
 */
export function readModel(
  fields: Fields,
  reader: ProjectReader,
  page: string | undefined,
): ProjectModel {
  const product = reader.text(fields, 'product_name') ?? page ?? reader.text(fields, 'model_id')
  const variables = unique(
    reader.list(fields, 'variables').flatMap((each) => readVariable(each, reader)),
    reader,
  )
  const { study } = asFields(fields['worthline'])
  reader.leftOver(fields, topKeys, '')
  return {
    id: reader.text(fields, 'model_id') ?? '',
    product: product ?? 'Product',
    description: reader.text(fields, 'product_description') ?? '',
    variables,
    dependencies: reader
      .list(fields, 'dependencies')
      .flatMap((each) => readDependency(each, reader)),
    drivers: reader.list(fields, 'value_drivers').flatMap((each) => readDriver(each, reader)),
    tiers: reader
      .list(fields, 'tiers_and_modules')
      .flatMap((each) => reader.text(each.fields, 'name') ?? []),
    ...(study === undefined ? {} : { study }),
  }
}

interface Entry {
  readonly fields: Fields
  readonly path: string
}

const variableKeys = [
  'name',
  'display_name',
  'description',
  'type',
  'category',
  'unit',
  'default_value',
  'worthline',
]

function readVariable({ fields, path }: Entry, reader: ProjectReader): readonly ProjectVariable[] {
  const name = reader.text(fields, 'name')
  if (name === undefined) return nameless(reader, path, 'variable')
  reader.leftOver(fields, variableKeys, path)
  const unit = reader.text(fields, 'unit')
  const defaultValue = reader.number(fields, 'default_value', path)
  const worthline = originOf(fields)
  return [
    {
      name,
      displayName: reader.text(fields, 'display_name') ?? name,
      description: reader.text(fields, 'description') ?? '',
      type: reader.choice([fields, 'type', path], projectTypes, 'Numeric'),
      category: reader.choice([fields, 'category', path], projectCategories, 'Customer Variable'),
      ...(unit === undefined ? {} : { unit }),
      ...(defaultValue === undefined ? {} : { defaultValue }),
      ...(worthline === undefined ? {} : { worthline }),
    },
  ]
}

function unique(
  variables: readonly ProjectVariable[],
  reader: ProjectReader,
): readonly ProjectVariable[] {
  const seen = new Map<string, ProjectVariable>()
  for (const variable of variables) {
    if (seen.has(variable.name)) {
      const message = `\`${variable.name}\` stands twice: the first one is taken.`
      reader.doubt('duplicate-id', `variables.${variable.name}`, message)
    } else seen.set(variable.name, variable)
  }
  return [...seen.values()]
}

function readDependency(
  { fields, path }: Entry,
  reader: ProjectReader,
): readonly ProjectDependency[] {
  const [variable, equation] = [reader.text(fields, 'variable'), reader.text(fields, 'equation')]
  if (variable !== undefined && equation !== undefined) return [{ variable, equation }]
  reader.doubt('missing-key', path, 'A dependency has a `variable` and an `equation`: left out.')
  return []
}

const driverKeys = [
  'name',
  'number',
  'category',
  'subcategory',
  'equation',
  'description',
  'variables_used',
  'continuity_profile',
  'tiers_or_modules',
  'key_category_metric',
  'key_category_metric_equation',
  'worthline',
]

function readDriver({ fields, path }: Entry, reader: ProjectReader): readonly ProjectDriver[] {
  const name = reader.text(fields, 'name')
  if (name === undefined) return nameless(reader, path, 'driver')
  const equation = reader.text(fields, 'equation')
  if (equation === undefined) {
    reader.doubt('missing-key', path, `The driver \`${name}\` has no equation: left out.`)
    return []
  }
  reader.leftOver(fields, driverKeys, path)
  const metric = reader.text(fields, 'key_category_metric')
  const metricEquation = reader.text(fields, 'key_category_metric_equation')
  const worthline = originOf(fields)
  return [
    {
      name,
      equation,
      category: reader.text(fields, 'category') ?? '',
      description: reader.text(fields, 'description') ?? '',
      variablesUsed: reader.texts(fields, 'variables_used'),
      tiers: reader.texts(fields, 'tiers_or_modules'),
      ...readContinuity(asFields(fields['continuity_profile']), path, reader),
      ...(metric === undefined ? {} : { metric }),
      ...(metricEquation === undefined ? {} : { metricEquation }),
      ...(worthline === undefined ? {} : { worthline }),
    },
  ]
}

/** `type` in the schema, `mode` in its older form and in its example. */
function readContinuity(
  fields: Fields,
  path: string,
  reader: ProjectReader,
): Pick<ProjectDriver, 'once' | 'decay' | 'horizon'> {
  const at = `${path}.continuity_profile`
  const key = fields['type'] === undefined && fields['mode'] !== undefined ? 'mode' : 'type'
  const kind = reader.choice([fields, key, at], ['recurring', 'one_time'], 'recurring')
  const decay = reader.fraction(fields, 'annual_decay_rate', at)
  const years = reader.number(fields, 'time_horizon_years', at)
  const known = ['type', 'mode', 'annual_decay_rate', 'time_horizon_years']
  reader.leftOver(fields, known, at)
  return {
    once: kind === 'one_time',
    ...(decay === undefined ? {} : { decay }),
    ...(years === undefined || years <= 0 ? {} : { horizon: Math.ceil(years) }),
  }
}

function originOf(fields: Fields): Origin | undefined {
  const { id, exported, shares } = asFields(fields['worthline'])
  const known = typeof exported === 'number' || typeof exported === 'string'
  if (typeof id !== 'string' || !known) return undefined
  const numbers = Object.entries(asFields(shares)).filter(([, share]) => typeof share === 'number')
  return { id, exported, shares: Object.fromEntries(numbers) as Record<string, number> }
}

function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {}
}

function nameless(reader: ProjectReader, path: string, what: string): readonly [] {
  reader.doubt('missing-key', path, `A ${what} without a name is left out.`)
  return []
}
