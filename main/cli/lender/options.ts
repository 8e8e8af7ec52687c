export const keysOption = {
  '--keys <dir>': { zh: 'lender init 生成的密钥文件夹', en: 'folder of keys made by lender init' },
} as const
