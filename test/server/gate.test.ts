/** Nobody gets in but pages of this server in a browser that was let in, and programs with the key. */
import { request } from 'node:http'
import { connect } from 'node:net'
import { statSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newFolder, removeFolders, startServer, type RunningServer } from './server.ts'

let server: RunningServer

beforeAll(async () => {
  server = await startServer(newFolder())
}, 180_000)

afterAll(async () => {
  await server.stop()
  removeFolders()
})

interface Seen {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** Asks with headers that a browser would not let a page set. */
function ask(
  path: string,
  headers: Record<string, string>,
  method = 'GET',
  body = '',
): Promise<Seen> {
  const { hostname, port } = new URL(server.address)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers }, (response) => {
      let text = ''
      response.on('data', (part: Buffer) => (text += part.toString()))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

const bearer = (): Record<string, string> => ({ authorization: `Bearer ${server.key}` })
const host = (): string => new URL(server.address).host

describe('the gate', () => {
  it('exchanges the link for a cookie that scripts cannot read and other sites cannot send', async () => {
    expect((await ask('/api/session', {})).status).toBe(401)
    const opened = await ask(`/open?key=${server.key}`, {})
    const [cookie = ''] = opened.headers['set-cookie'] ?? []
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    expect(opened.body).not.toContain(server.key)
    const session = await ask('/api/session', { cookie: cookie.split(';')[0] ?? '' })
    expect(session.status).toBe(200)
    const page = await ask('/', { cookie: cookie.split(';')[0] ?? '' })
    expect(page.headers['content-type']).toContain('text/html')
  })

  it.each(['', 'wrong', '%00', 'key', 'a'.repeat(10_000)])('refuses the key %#', async (key) => {
    expect((await ask(`/open?key=${key}`, {})).status).toBe(401)
    expect((await ask('/api/session', { authorization: `Bearer ${key}` })).status).toBe(401)
    expect(
      (await ask('/api/session', { cookie: `worthline-${new URL(server.address).port}=${key}` }))
        .status,
    ).toBe(401)
  })

  it('refuses a name that is not its own, whatever it knows (rebinding)', async () => {
    for (const name of [
      'evil.example',
      `evil.example:${new URL(server.address).port}`,
      '127.0.0.1',
      'localhost:1',
      '0.0.0.0',
    ])
      expect((await ask('/api/session', { ...bearer(), host: name })).status).toBe(403)
    expect((await ask(`/open?key=${server.key}`, { host: 'evil.example' })).status).toBe(403)
    expect(
      (
        await ask('/api/session', {
          ...bearer(),
          host: `localhost:${new URL(server.address).port}`,
        })
      ).status,
    ).toBe(200)
  })

  it('refuses a request that names it in two ways', async () => {
    const { hostname, port } = new URL(server.address)
    const said = (text: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const socket = connect(Number(port), hostname, () => socket.write(text))
        let answer = ''
        socket.on('data', (part: Buffer) => (answer += part.toString()))
        socket.on('close', () => resolve(answer.slice(0, 12)))
        socket.on('error', reject)
      })
    const rest = `Authorization: Bearer ${server.key}\r\nConnection: close\r\n\r\n`
    const own = `Host: ${host()}\r\n`
    const foreign = 'Host: evil.example\r\n'
    expect(await said(`GET /api/session HTTP/1.1\r\n${own}${rest}`)).toBe('HTTP/1.1 200')
    for (const hosts of [own + foreign, foreign + own, own + own])
      expect(await said(`GET /api/session HTTP/1.1\r\n${hosts}${rest}`)).toBe('HTTP/1.1 403')
    const elsewhere = `GET http://evil.example/api/session HTTP/1.1\r\n${own}${rest}`
    expect(await said(elsewhere)).toBe('HTTP/1.1 403')
  })

  it('refuses pages of other addresses, also on other ports of this machine', async () => {
    for (const origin of ['http://evil.example', 'http://127.0.0.1:1', 'https://' + host(), 'null'])
      expect((await ask('/api/studies', { ...bearer(), origin })).status).toBe(403)
    expect((await ask('/api/studies', { ...bearer(), origin: `http://${host()}` })).status).toBe(
      200,
    )
    const body = JSON.stringify({ from: 'empty', title: 'x' })
    const json = { ...bearer(), 'content-type': 'application/json' }
    expect(
      (await ask('/api/studies', { ...json, 'sec-fetch-site': 'cross-site' }, 'POST', body)).status,
    ).toBe(403)
    expect(
      (await ask('/api/studies', { ...json, 'sec-fetch-site': 'same-site' }, 'POST', body)).status,
    ).toBe(403)
    expect(
      (await ask('/api/studies', { ...json, 'sec-fetch-site': 'same-origin' }, 'POST', body))
        .status,
    ).toBe(200)
  })

  it('reads no form and no plain text, which pages elsewhere could send', async () => {
    const body = JSON.stringify({ from: 'empty', title: 'x' })
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ])
      expect(
        (await ask('/api/studies', { ...bearer(), 'content-type': type }, 'POST', body)).status,
      ).toBe(415)
  })

  it('sends every answer with what keeps a browser safe', async () => {
    for (const path of ['/', '/api', '/api/session', '/api/none', '/web/none.js', '/open?key=x']) {
      const { headers } = await ask(path, bearer())
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self';")
      expect(policy).not.toMatch(/unsafe-/)
      expect(policy).toContain("frame-ancestors 'none'")
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['access-control-allow-origin']).toBeUndefined()
    }
  })

  it('gives every page a nonce of its own for its styles', async () => {
    const nonces = await Promise.all(
      [1, 2].map(
        async () =>
          /'nonce-([^']+)'/.exec(
            String((await ask('/', bearer())).headers['content-security-policy']),
          )?.[1],
      ),
    )
    expect(nonces[0]).toMatch(/^.{20,}$/)
    expect(nonces[0]).not.toBe(nonces[1])
  })

  it.each([
    '/../../etc/passwd',
    '/web/../../../package.json',
    '/web/..%2f..%2fpackage.json',
    '/web/%2e%2e%2fpackage.json',
    '/api/studies/..%2f..%2fetc/files/passwd',
    '/api/studies/aaaa/files/..%2f..%2f..%2fetc%2fpasswd',
    '/api/studies/aaaa/files/%2fetc%2fpasswd',
    '/api/studies/aaaa/files/%00',
    '/api/uploads/..%2f..%2fsecret',
  ])('gives nothing of the disk for %s', async (path) => {
    const { status, body } = await ask(path, bearer())
    expect(body).not.toMatch(/root:|"dependencies"/)
    expect(status >= 400 || !path.startsWith('/api')).toBe(true)
  })

  it('listens on this machine only', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address)
    const { port } = new URL(server.address)
    for (const address of ['127.0.0.2', ...others])
      await expect(
        fetch(`http://${address}:${port}/`, { signal: AbortSignal.timeout(2_000) }),
      ).rejects.toThrow(/fetch failed|abort|timeout/i)
  })

  it('keeps its secret for its own user', () => {
    expect(statSync(join(server.data, 'secret')).mode & 0o077).toBe(0)
  })

  it('refuses a body that is too large, and goes on', async () => {
    const text = 'x'.repeat(13 * 1024 * 1024)
    const refused = await server.ask('POST', '/api/studies', { from: 'text', text }).then(
      ({ status }) => status,
      (error: Error) => String(error.cause),
    )
    expect(String(refused)).toMatch(/413|EPIPE|ECONNRESET|other side closed/)
    expect((await server.ask('GET', '/api/session')).status).toBe(200)
  })

  it('has a page that describes the API, without a script', async () => {
    const { body, headers } = await ask('/api', bearer())
    expect(headers['content-type']).toContain('text/html')
    expect(body).toContain('/api/studies/{study}/edits')
    expect(body).not.toContain('<script')
    const described = await server.ask<{
      openapi: string
      paths: object
      components: { schemas: object }
    }>('GET', '/api/openapi.json')
    const spoken = JSON.stringify(described.body).matchAll(
      /"\$ref":"#\/components\/schemas\/(\w+)"/g,
    )
    const refs = new Set(Array.from(spoken, ([, name]) => name))
    expect(refs.size).toBeGreaterThan(10)
    expect(JSON.stringify(described.body)).not.toContain('#/$defs/')
    expect(Object.keys(described.body.components.schemas)).toEqual(
      expect.arrayContaining([...refs]),
    )
    expect(described.body.openapi).toMatch(/^3\.1/)
    expect(Object.keys(described.body.paths).length).toBeGreaterThan(20)
  })
})
