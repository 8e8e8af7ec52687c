import { z } from 'zod'

/** Where the vault is, and who works at it: the options of every station command but `init`. */
export const Station = z.object({
  data: z.string().min(1),
  as: z.string().min(1).optional(),
  keyFile: z.string().min(1).optional(),
})

export const dataOption = {
  '--data <dir>': { zh: '保管库文件夹', en: 'folder of the vault' },
} as const

export const asOption = {
  '--as <user>': {
    zh: '操作人（只有一人时可省略）',
    en: 'who does it (may be left out where there is only one person)',
  },
  '--key-file <file>': {
    zh: '操作人的密钥文件（设置过才需要）',
    en: 'their key file, if they have one',
  },
} as const

export const batchOption = {
  '--batch <id>': { zh: '批次编号', en: 'id of the batch' },
} as const
