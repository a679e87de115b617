export const usageText = `档盒 danghe：村和支部档案的归类、查缺、核疑与移交（离线）

用法：npm run -s danghe -- <命令>

  run <文件夹> --out <成果包> [--library <档案库>] [--scheme <文件>] [--as-of YYYY-MM-DD] [--ocr]
                                   一次做完：导入、归类、检查、导出成果包；--ocr 同时识别扫描件
  import <文件夹> --library <档案库>   只导入；再次运行只导入新文件
  ocr [list|pause|resume] --library <档案库> [--pages N] [--models <文件夹>]
                                   识别扫描件和照片上的文字；可随时中断，再次运行接着做
  check --library <档案库> [--as-of YYYY-MM-DD]
                                   只检查，列出缺项和疑点
  export --library <档案库> --out <成果包> [--branch <支部>]… [--year <年度>]… [--digest sm3]
                                   只导出成果包；--digest sm3 再附一份国密 SM3 清单
         run、export 加 --encrypt 时 --out 写成一个 .zip 文件，AES-256 加密，7-Zip 能打开；
         加 --redact 隐去身份证号、电话号码和设备编号，不附原件（脱敏版）；
         加 --merged-pdf 每一类另做一册合并 PDF，便于通读和打印；
         密码在终端输入，或取自环境变量 DANGHE_PASSWORD，或加 --password-stdin
  inspect <文件>                    看一个文件读出了什么
  verify <成果包> [--password-stdin]  核验成果包是否完整、未被改动；加密的成果包要输入密码
  take-in <成果包|移交文件|文件夹>… --library <档案库> [--township <单位>] [--password-stdin]
                                   接收：县里接收各乡镇的成果包，乡镇接收村的移交文件；先核验，各单位分开存放
  sample <文件夹> [--seed N] [--branches N] [--years N]
                                   写出一个虚构乡镇的样例文件夹
  backup --library <档案库> --out <文件>      备份
  restore <文件> --library <档案库>           恢复
  fixity --library <档案库> [--restart] [--repair <备份文件>]
                                   逐件检查原件是否完好，可中断、接着做；--repair 从备份换回不完好的
  salvage <档案库> --out <文件夹>     从损坏的档案库取出读得出的内容，写明读不出的
  protect --library <档案库>          给档案库加口令并加密；打印恢复密钥。可随时中断，再次打开接着做
  unprotect --library <档案库>        解除加密
  password --library <档案库> [--recovery]
                                   换口令；--recovery 换一把恢复密钥
         有口令的档案库，各命令在终端询问口令，或取自环境变量 DANGHE_LIBRARY_PASSWORD；
         新口令可放在 DANGHE_NEW_LIBRARY_PASSWORD
  serve [--library <档案库>] [--port N] [--no-open]
                                   在浏览器中打开档盒；打印一次性地址
  demo [<文件夹>]                   用虚构样例演示全过程

各命令可加 --json：标准输出每行一个 JSON。
退出码：0 完成；1 失败；2 用法有误；3 完成，但有文件无法读取；4 成果包不完整或被改动。
`;
