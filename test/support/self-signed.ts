/**
 * A key and its certificate for `localhost` and 127.0.0.1, made with openssl for tests alone: nobody trusts it, and
 * nothing is kept secret with it. Valid from 2020 to 2120.
 */
export const SELF_SIGNED = {
  key: pem('PRIVATE KEY', [
    'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgW728vSNPZHR1q5m6',
    'nZUsUn7RRH45LPRZFvli9kWLnS6hRANCAARIJWHdSGlmlwVSrlKfKhsSbOUOw0Ix',
    'WcUdrHxpwRtcpDm243iXBLCWRzV6feAmLtFBJl2fZYWF8t/eF5Zf48C1',
  ]),
  cert: pem('CERTIFICATE', [
    'MIIBYzCCAQqgAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv',
    'c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM',
    'CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABEglYd1IaWaXBVKu',
    'Up8qGxJs5Q7DQjFZxR2sfGnBG1ykObbjeJcEsJZHNXp94CYu0UEmXZ9lhYXy394X',
    'll/jwLWjSzBJMBoGA1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAMBgNVHRMEBTAD',
    'AQH/MB0GA1UdDgQWBBTRC+pdfkI44dYq5mgzxKNWpeLKQjAKBggqhkjOPQQDAgNH',
    'ADBEAiBa1Pey9dld0xKQ9DchZzqVchYcgitkIovgChlEq568HQIgTGOpCGZSDM17',
    't0c2oQr0E6m+whmExIs39zsh+B8wCHU=',
  ]),
};

/** The file format of both: their bytes in base64 between two lines that say what they are. */
function pem(label: string, lines: readonly string[]): string {
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
