import manifest from '../../package.json' with { type: 'json' }

/** Version of the product, as published. */
export const version: string = manifest.version
