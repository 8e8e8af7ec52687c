import { parseArgs } from 'node:util'
import { build, log } from 'electron-builder'
import { explainDownload } from './packaging/downloads.ts'
import { signerOf, signingConfiguration } from './packaging/signing.ts'
import { runNode } from './run.ts'

/**
 * `npm run package`: builds the application, and packs it for this platform; `-- --win --linux --mac` and
 * `--x64 --arm64` say for which others, `--dir` stops at the folder that an installer would install, and `--electron`
 * names a folder or zip file with Electron's binary. README.md beside this file has the rest.
 */
process.exitCode = await run()

async function run(): Promise<number> {
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({
    options: {
      win: flag,
      linux: flag,
      mac: flag,
      x64: flag,
      arm64: flag,
      dir: flag,
      electron: { type: 'string', default: process.env.ELECTRON_OVERRIDE_DIST_PATH },
    },
  })
  const built = runNode(['build/build.ts'])
  if (built !== 0) return built
  const signer = signerOf(process.env)
  const { win, linux, mac, electron, ...options } = values
  try {
    const artefacts = await build({
      ...options,
      ...(win && { win: [] }),
      ...(linux && { linux: [] }),
      ...(mac && { mac: [] }),
      publish: 'never',
      config: { ...signingConfiguration(signer), ...(electron && { electronDist: electron }) },
    })
    // Installers for Windows and macOS carry their signature; to all others, and to the bills, one is laid beside.
    for (const file of artefacts.filter((path) => /\.(?:deb|AppImage)$/.test(path))) {
      signer?.(file)
      signer?.(`${file}.cdx.json`)
    }
    for (const file of artefacts) log.info({ file: log.filePath(file) }, 'made')
    if (!signer) log.info(null, 'not signed: SEALDESK_SIGN names no signer')
    return 0
  } catch (error) {
    console.error(explainDownload(error) ?? (error instanceof Error ? error.stack : error))
    return 1
  }
}
