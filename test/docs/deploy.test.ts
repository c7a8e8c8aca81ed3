import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validate } from 'dockerfile-utils'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { settingList } from '#domain/home/settings-list.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const known = [...Object.keys(settingList), 'LADDER_HOME', 'NODE_ENV', 'NODE_COMPILE_CACHE']

test('the image is described without a fault, copies what is there, and runs as a user without rights', () => {
  const file = read('Dockerfile')
  expect(validate(file)).toEqual([])
  const copied = [...file.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from = '']) => from.split(' '))
  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([])
  expect(file).toMatch(/^USER node$/m)
  const set = [...(/^ENV (.+)$/m.exec(file)?.[1] ?? '').matchAll(/(\w+)=/g)].map(([, name]) => name)
  expect(set.filter((name) => !known.includes(name ?? ''))).toEqual([])
})

test('two processes of it stand behind a balancer, with nothing secret in the files', () => {
  const { services } = parse(read('deploy/compose.yaml'))
  expect(services.ladder).toMatchObject({ deploy: { replicas: 2 }, read_only: true, cap_drop: ['ALL'] })
  expect(Object.keys(services.ladder.environment).filter((name) => !known.includes(name))).toEqual([])
  expect(services.ladder.depends_on).toEqual({ database: { condition: 'service_healthy' } })
  for (const { environment = {} } of Object.values(services) as { environment?: object }[])
    expect(Object.keys(environment).filter((name) => /SECRET|PASSWORD|DATABASE_URL/.test(name))).toEqual([])
  expect(read('deploy/Caddyfile')).toContain('health_uri /api/ready')
})

test('the image has a client of PostgreSQL that can copy the server beside it', () => {
  const { services } = parse(read('deploy/compose.yaml'))
  const client = Number(/postgresql-client-(\d+)/.exec(read('Dockerfile'))?.[1])
  const server = Number(/^postgres:(\d+)/.exec(services.database.image)?.[1])
  expect(client).toBeGreaterThanOrEqual(server)
})

test('the unit of systemd names files that are there and settings that are known', () => {
  const unit = read('deploy/ladder.service')
  for (const path of ['scripts/build.ts', 'api/main.ts']) {
    expect(unit).toContain(path)
    expect(existsSync(join(root, path))).toBe(true)
  }
  const [, set = ''] = /^Environment=(.+)$/m.exec(unit) ?? []
  expect(set.split(' ').map((one) => one.split('=')[0])).toEqual(expect.arrayContaining(['LADDER_HOME', 'DATA_DIR']))
  expect(set.split(' ').filter((one) => !known.includes(one.split('=')[0] ?? ''))).toEqual([])
})
