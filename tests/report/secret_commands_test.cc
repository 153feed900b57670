// SPDX-License-Identifier: Apache-2.0
//
// What functions and further programs are given; more of programs in redact_test.cc.
#include "catch.h"
#include "redacted.h"

namespace dtsdoctor::test {

TEST_CASE("secret commands: arguments of functions and programs go") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"$p = ConvertTo-SecureString \"hunter\" -AsPlainText -Force",
       "$p = ConvertTo-SecureString \"***\" -AsPlainText -Force"},
      {"ConvertTo-SecureString -AsPlainText -Force -String 'hunter'",
       "ConvertTo-SecureString -AsPlainText -Force -String '***'"},
      {"NetworkCredential(\"app\", \"hunter\")", "NetworkCredential(\"app\", \"***\")"},
      {"DriverManager.getConnection(url, \"app\", \"hunter\")",
       "DriverManager.getConnection(url, \"app\", \"***\")"},
      {"pymysql.connect('h','app','hunter','db')", "pymysql.connect('h','app','***','db')"},
      {"db.auth('app', 'hunter')", "db.auth('app', '***')"},
      {"db.changeUserPassword('app', 'hunter')", "db.changeUserPassword('app', '***')"},
      {"SET PASSWORD FOR 'dts'@'%' = 'hunter';", "SET PASSWORD FOR 'dts'@'%' = '***';"},
      {"CREATE DATABASE LINK l CONNECT TO dts IDENTIFIED BY hunter USING 'o'",
       "CREATE DATABASE LINK l CONNECT TO dts IDENTIFIED BY *** USING 'o'"},
      {"x\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEA\nq9w0B=\n-----END PRIVATE KEY-----\ny",
       "x\n***\n-----END PRIVATE KEY-----\ny"},
      {"AUTH app hunter2", "AUTH app ***"},
      {".SetAccessKeySecret(tea.String(\"hunter\"))", ".SetAccessKeySecret(tea.String(\"***\"))"},
      {"profile.setSecretKey( 'hunter' )", "profile.setSecretKey( '***' )"},
      {"ldapsearch -x -D cn=admin -w hunter -b dc=x", "ldapsearch -x -D cn=admin -w *** -b dc=x"},
      {"htpasswd -bB .htpasswd app hunter", "htpasswd -bB .htpasswd app ***"},
      {"rman target sys/hunter@orcl", "rman target sys/***@orcl"},
      {"sqlldr userid=scott/hunter control=x", "sqlldr userid=scott/*** control=x"},
      {"mariadb -uroot -phunter2 -h h", "mariadb -uroot -p*** -h h"},
      {"mariadb-dump -uroot -phunter2 db", "mariadb-dump -uroot -p*** db"},
      {"curl -sSu app:hunter https://h/", "curl -sSu app:*** https://h/"},
      {"docker login -u app -p hunter registry", "docker login -u app -p *** registry"},
      {"az acr login -n r -u app -p hunter", "az acr login -n r -u app -p ***"},
      {"ACL SETUSER app on >hunter ~* +@all", "ACL SETUSER app on >*** ~* +@all"},
      {"-----BEGIN PGP PRIVATE KEY BLOCK-----\nlQOY\n-----END PGP PRIVATE KEY BLOCK-----",
       "-----BEGIN PGP PRIVATE KEY BLOCK-----***-----END PGP PRIVATE KEY BLOCK-----"},
      {"obclient -h h -uroot -phunter2", "obclient -h h -uroot -p***"},
      {"expdp app/hunter2@orcl directory=x", "expdp app/***@orcl directory=x"},
      {"db2 connect to db user app using hunter2", "db2 connect to db user app using ***"},
      {"bcp db..t out x -U sa -P hunter2", "bcp db..t out x -U sa -P ***"},
      {"kubectl create secret generic a --from-literal=conf=hunter2",
       "kubectl create secret generic a --from-literal=conf=***"},
      {"got Bearer abcdEFGH0123456789abcd.", "got Bearer ***"},
      {"-----BEGIN+RSA+PRIVATE+KEY-----%0AMIIE%0A-----END+RSA+PRIVATE+KEY-----",
       "-----BEGIN+RSA+PRIVATE+KEY-----***-----END+RSA+PRIVATE+KEY-----"},
  }));
  CAPTURE(text);
  CHECK(redacted(text) == expected);
}

TEST_CASE("secret commands: variables, calls and signatures stay") {
  const auto text =
      GENERATE(as<std::string>{}, "ConvertTo-SecureString $pw -AsPlainText -Force",
               "ConvertTo-SecureString (Read-Host) -AsPlainText", "mysql -uapp -p$pass -h x",
               "ACL SETUSER app on >your-password +psync",
               "DriverManager.getConnection(url, user, password)", "getConnection(Driver.java:251)",
               "setAccessKeySecret(os.Getenv(\"SECRET_NAME\"))", "getSecret(\"db/cred\")",
               "ldapsearch -D cn=admin -W -b dc=x", "rman target / nocatalog",
               "Bearer token is missing, see the documentation", "expdp failed with ORA-31626",
               "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----");
  CAPTURE(text);
  stays(text);
}

}  // namespace dtsdoctor::test
