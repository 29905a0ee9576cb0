namespace Portal.Bench.Pages;

/// <summary>nginx with the same bytes in a file, already compressed: what a site of static files would give.</summary>
internal static class Nginx
{
    public static async Task<Server> StartAsync(string workspace, byte[] article)
    {
        var folder = Directory.CreateDirectory(Path.Combine(workspace, "nginx")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "article"), article);
        var port = Server.FreePort();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "nginx.conf"),
            $$"""
            daemon off;
            user root;
            worker_processes 1;
            pid {{folder}}/pid;
            error_log {{folder}}/error.log;
            events { worker_connections 1024; }
            http {
                access_log off;
                sendfile on;
                tcp_nopush on;
                keepalive_requests 1000000;
                open_file_cache max=10;
                server {
                    listen 127.0.0.1:{{port}};
                    root {{folder}};
                    default_type "text/html; charset=utf-8";
                    add_header Content-Encoding br;
                    add_header Vary Accept-Encoding;
                }
            }
            """
        );
        return await Server.StartAsync(
            $"http://127.0.0.1:{port}",
            "/article",
            new Dictionary<string, string>(),
            "nginx",
            "-p",
            folder,
            "-c",
            Path.Combine(folder, "nginx.conf")
        );
    }
}
