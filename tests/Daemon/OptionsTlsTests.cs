using MediaRouting.Daemon.Options;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Daemon;

public sealed class OptionsTlsTests : IDisposable
{
    private readonly TestAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [Fact]
    public void Authorities_certificate_and_key_are_read_from_their_files()
    {
        (string certificate, string key) = _authority.Client("mre");

        DaemonOptions options = OptionsFixture.Good(
            $"--broker ssl://a --tls-ca {_authority.CertificateFile} --tls-certificate {certificate} --tls-key {key}");

        Assert.Equal("CN=test authority", Assert.Single(options.Tls!.Authorities!).Subject);
        Assert.Equal("CN=mre", options.Tls.Certificate!.TargetCertificate.Subject);
        Assert.True(options.Tls.Certificate.TargetCertificate.HasPrivateKey);
    }

    [Fact]
    public void Without_a_file_the_authorities_of_the_system_are_trusted_and_no_certificate_is_shown()
    {
        DaemonOptions options = OptionsFixture.Good("--broker ssl://a");

        Assert.Null(options.Tls!.Authorities);
        Assert.Null(options.Tls.Certificate);
    }

    [Fact]
    public void A_file_that_holds_no_such_thing_is_a_fault_of_its_option_that_shows_nothing_of_it()
    {
        (string certificate, string key) = _authority.Client("mre");
        string foreign = _authority.Client("other").Key;
        using TemporaryFile damaged = new(
            "-----BEGIN CERTIFICATE-----\nc2VjcmV0\n-----END CERTIFICATE-----\n");

        Assert.Equal(
            [$"--tls-ca: a certificate in {damaged.Path} cannot be read (command line)"],
            OptionsFixture.Faults($"--broker ssl://a --tls-ca {damaged.Path}"));
        Assert.Equal(
            [$"--tls-certificate: there is no certificate in {key} (command line)"],
            OptionsFixture.Faults($"--broker ssl://a --tls-certificate {key} --tls-key {key}"));
        foreach (string wrong in new[] { foreign, certificate })
        {
            Assert.Equal(
                [$"--tls-key: there is no key in {wrong} that is not encrypted and belongs to CN=mre (command line)"],
                OptionsFixture.Faults($"--broker ssl://a --tls-certificate {certificate} --tls-key {wrong}"));
        }
    }
}
