import { resolve } from 'node:path'
import { z } from 'zod'
import { cardSha256 } from '../../package/card.ts'
import { certificateSha256 } from '../../package/certificate.ts'
import { readOwnCertificate } from '../../package/ownKeyFiles.ts'
import { defineCommand } from '../command.ts'
import { createFolder } from '../fileAccess.ts'
import { cardLines } from '../fingerprint.ts'
import { printAnswer } from '../output.ts'
import { askOwnKey, isOwnKeyInput, OwnKeyInput, ownKeyOptions, ownKeyRule } from '../ownKey.ts'
import { writeRotatedKeys } from './keys.ts'
import { keysOption } from './options.ts'

export const rotateCommand = defineCommand({
  usage: 'rotate',
  about: {
    zh: '换新的签名密钥、证书和解密密钥，由旧证书签署',
    en: 'make a new signing key, certificate and identity, signed with the old key',
  },
  options: {
    ...keysOption,
    ...ownKeyOptions,
    '--out <dir>': { zh: '新建的密钥文件夹', en: 'folder to make' },
  },
  input: OwnKeyInput.extend({ keys: z.string().min(1), out: z.string().min(1) }).refine(
    isOwnKeyInput,
    ownKeyRule,
  ),
  async run({ keys, out, ...ownKey }, io) {
    const files = await askOwnKey(ownKey, io)
    const own = files && (await readOwnCertificate(files, io.clock()))
    const card = await createFolder(out, (folder) => writeRotatedKeys(folder, keys, own, io.clock()))
    const value = {
      name: card.name,
      folder: resolve(out),
      cardSha256: cardSha256(card),
      certSha256: certificateSha256(card.certificate),
    }
    printAnswer(io, value, [
      ...cardLines(io, value),
      io.text({
        zh: `新密钥在 ${value.folder}：请把其中的 rotation.json 交给外包机构，对方登记后改用新文件夹。`,
        en: `The new keys are in ${value.folder}: hand its rotation.json to the vendor, and use the new folder once they have registered it.`,
      }),
    ])
    return 0
  },
})
