using Microsoft.AspNetCore.Identity;

namespace Portal.Web.Identity;

/// <content>Roles. They are granted and taken in the transaction of the next change of the person.</content>
public sealed partial class PersonStore : IUserRoleStore<Person>
{
    private const string Grant = "insert into person_role (person_id, role, granted_at) values (@Id, @role, @Now) on conflict do nothing";
    private const string Withdraw = "delete from person_role where person_id = @Id and role = @role";
    private const string RolesOf = "select role from person_role where person_id = @Id order by role";
    private const string Holders =
        $"select {Columns} from person where id in (select person_id from person_role where role = @role) order by id";

    public Task AddToRoleAsync(Person user, string roleName, CancellationToken cancellationToken)
    {
        pending.Add(work =>
            work.ExecuteAsync(
                Grant,
                new
                {
                    user.Id,
                    role = roleName,
                    work.Now,
                }
            )
        );
        return Task.CompletedTask;
    }

    public Task RemoveFromRoleAsync(Person user, string roleName, CancellationToken cancellationToken)
    {
        pending.Add(work => work.ExecuteAsync(Withdraw, new { user.Id, role = roleName }));
        return Task.CompletedTask;
    }

    public async Task<IList<string>> GetRolesAsync(Person user, CancellationToken cancellationToken) =>
        [.. await db.ListAsync<string>(RolesOf, new { user.Id }, cancellationToken)];

    public async Task<bool> IsInRoleAsync(Person user, string roleName, CancellationToken cancellationToken) =>
        (await GetRolesAsync(user, cancellationToken)).Contains(roleName);

    public async Task<IList<Person>> GetUsersInRoleAsync(string roleName, CancellationToken cancellationToken) =>
        [.. await db.ListAsync<Person>(Holders, new { role = roleName }, cancellationToken)];
}
