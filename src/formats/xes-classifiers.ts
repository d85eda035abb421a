import { decodeText } from '#formats/xes-bytes'

/** A classifier of an XES log: attributes of events that make an activity together. */
interface XesClassifier {
  readonly name: string
  readonly keys: readonly string[]
}

/**
 * The classifiers of events that the head of an XES log declares, in its order; those of traces are left out. Keys stand
 * between white space, a key with white space in it between apostrophes (IEEE 1849, section 4.6).
 * @param sample the first bytes of the file; what begins behind its first trace is not looked at
 */
export function xesClassifiers(sample: Uint8Array): readonly XesClassifier[] {
  const text = bytesAsText(sample).replaceAll(/<!--[\s\S]*?-->/g, '')
  const end = /<(?:[\w.-]+:)?(?:trace|event)[\s>/]/.exec(text)?.index ?? text.length
  const tags = text.slice(0, end).matchAll(/<(?:[\w.-]+:)?classifier\s([^>]*?)\/?>/g)
  return [...tags].flatMap(([, inside = '']) => {
    const attributes = new Map(
      [...inside.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
        ([, name = '', quoted, single]) => [name, valueOf(quoted ?? single ?? '')],
      ),
    )
    const [name, keys] = [attributes.get('name'), keysOf(attributes.get('keys') ?? '')]
    const ofTraces = attributes.get('scope') === 'trace'
    return name === undefined || keys.length === 0 || ofTraces ? [] : [{ name, keys }]
  })
}

function keysOf(text: string): readonly string[] {
  return [...text.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
])

function valueOf(bytes: string): string {
  const { text } = decodeText(
    Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)),
    'utf-8',
  )
  return text.replaceAll(/&(?:amp|lt|gt|quot|apos);/g, (entity) => entities.get(entity) ?? entity)
}

/** A character for each byte, so that what is looked for is found; values are decoded afterwards. */
function bytesAsText(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += chunk)
    text += String.fromCharCode(...bytes.subarray(at, at + chunk))
  return text
}

const chunk = 8192
